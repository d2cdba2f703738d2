/** Hashed names, from the root of the site. */
export interface Assets {
  readonly style: string;
  /** What only the desk needs beside it. */
  readonly deskStyle: string;
  /** Of the frame a page of evidence is drawn in (web/viewer). */
  readonly viewer: { readonly style: string; readonly script: string };
  /** The one script of an entry. */
  readonly script: (entry: string) => string;
}

export interface BuiltPage {
  /** Under dist/web. */
  readonly file: string;
  readonly html: string;
}
