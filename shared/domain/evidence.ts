/** Why a file could not be taken. Sentences for the person: shared/content/errors. */
export const fileFaults = [
  'file.type',
  'file.empty',
  'file.big',
  'file.locked',
  'file.pages',
  'file.scan',
  'file.unchecked',
] as const;
export type FileFault = (typeof fileFaults)[number];

/** Largest file, and most pages of one (ux.md, Upload). A credit report has 20 to 90 pages. */
export const maxFileBytes = 20 * 1024 * 1024;
export const maxFilePages = 100;
