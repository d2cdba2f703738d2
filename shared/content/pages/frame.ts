/** What stands round every page: once per language, so that a page loads its own only. */
export interface FrameWords {
  readonly service: string;
  readonly skip: string;
  /** The other language, in its own words. */
  readonly otherLanguage: { readonly name: string; readonly label: string };
  readonly back: string;
  readonly continue: string;
  readonly errorTitle: string;
  readonly errorPrefix: string;
  readonly optional: string;
  readonly noScript: string;
  readonly help: {
    readonly heading: string;
    readonly call: string;
    readonly tty: string;
    readonly post: string;
    readonly print: string;
    readonly others: string;
    readonly ftc: string;
    readonly itrc: string;
    readonly lifeline: string;
  };
  readonly footer: {
    readonly notice: string;
    readonly status: string;
    readonly privacy: string;
    readonly accessibility: string;
  };
}
