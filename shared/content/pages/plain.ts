/** A page of headings and sentences: privacy, accessibility, and what stands at an address that leads nowhere. */
export interface PlainWords {
  readonly title: string;
  readonly lead: string;
  readonly sections: readonly {
    readonly heading: string;
    readonly lines: readonly string[];
    readonly items?: readonly string[];
  }[];
}

export interface PlainPages {
  readonly privacy: PlainWords;
  readonly accessibility: PlainWords;
  readonly lost: PlainWords & { readonly go: string };
}
