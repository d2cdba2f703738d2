/** Where an upload lies in the quarantine. */
export function evidenceKey(id: string, document: string): string {
  return `cases/${id}/${document}`;
}

/** Names of sealed parts; in the vault each lies under `cases/<case>/`. The name is bound to the seal. */
export function pageName(document: string, version: string, page: number): string {
  return `evidence/${document}/${version}/page-${page}`;
}

export function originalName(document: string, version: string, part: number): string {
  return `evidence/${document}/${version}/original-${part}`;
}

/** Bytes of a part of an original: one part in base64 fits the 6 MB of a Lambda answer. */
export const partBytes = 4 * 1024 * 1024;
