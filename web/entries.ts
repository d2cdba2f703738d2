/** Scripts of pages, one per language so that a page loads its own words only: `<entry of pages.tsx>-<language>` and the file under web/. */
export const entries: Readonly<Record<string, string>> = {
  'desk-en': 'desk/en.tsx',
  'report-en': 'report/en.tsx',
  'report-es': 'report/es.tsx',
  'status-en': 'status/en.tsx',
  'status-es': 'status/es.tsx',
  'link-en': 'link/en.tsx',
  'link-es': 'link/es.tsx',
};
