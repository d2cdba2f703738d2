/** The public notice (L6): who may ask, for what, with what proof, by when, on which routes. */
export interface NoticeWords {
  readonly title: string;
  readonly lead: (company: string) => string;
  readonly facts: readonly string[];
  readonly start: string;
  readonly after: readonly string[];
  readonly get: { readonly heading: string; readonly items: readonly string[]; readonly note: string };
  readonly have: {
    readonly heading: string;
    readonly intro: string;
    readonly identity: string;
    readonly account: string;
    readonly report: string;
    readonly without: string;
  };
  readonly ways: {
    readonly heading: string;
    readonly online: string;
    readonly post: string;
    readonly postNote: string;
    readonly call: string;
    readonly anyone: string;
  };
  readonly time: { readonly heading: string; readonly lines: readonly string[] };
  readonly police: { readonly heading: string; readonly lines: readonly string[] };
  readonly protect: { readonly heading: string; readonly lines: readonly string[] };
  readonly links: { readonly heading: string; readonly status: string; readonly link: string; readonly print: string };
  readonly law: string;
  readonly version: (version: string, since: string) => string;
}
