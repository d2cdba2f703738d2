/** System fonts, ink on paper, the dark of her own device if she likes it so; on paper no colours that cost ink. */
export const htmlStyle = `
:root { color-scheme: light dark; --ink: #1b2733; --soft: #52616f; --line: #cbd5de; --tint: #f2f6f9; --deep: #12506b; --paper: #ffffff; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8edf1; --soft: #a9b6c2; --line: #3c4a57; --tint: #1f2a34; --deep: #8fd0ec; --paper: #141c23; } }
* { box-sizing: border-box; }
html { font: 1.0625rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: anywhere; }
header, main, footer { max-width: 46rem; margin: 0 auto; padding: 0 1.25rem; }
header p, footer p { max-width: none; }
header p { margin: 0; padding: 1.5rem 0 0; font-weight: 600; letter-spacing: 0.01em; }
header p + p { padding: 0 0 0.75rem; border-bottom: 3px solid var(--deep); font-weight: 400; font-size: 0.9rem; color: var(--soft); }
h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; }
h1 { font-size: 2rem; margin: 2rem 0 1.25rem; }
h2 { font-size: 1.4rem; margin: 2.75rem 0 0.75rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--deep); }
h3 { font-size: 1.2rem; margin: 2rem 0 0.75rem; }
h4 { font-size: 1.0625rem; margin: 1.5rem 0 0.5rem; }
p { margin: 0 0 0.9rem; max-width: 38rem; }
p.lead { font-size: 1.15rem; }
p.quiet { color: var(--soft); font-size: 0.95rem; margin-top: 0.6rem; }
p.notice { padding: 0.85rem 1.1rem; background: var(--tint); border-left: 4px solid var(--deep); }
ul { margin: 0 0 1rem; padding-left: 1.25rem; max-width: 38rem; }
li { margin: 0 0 0.4rem; }
a { color: var(--deep); text-underline-offset: 0.15em; }
a:focus-visible { outline: 3px solid var(--deep); outline-offset: 2px; }
nav { margin: 1.5rem 0; padding: 0.9rem 1.1rem; background: var(--tint); }
nav p { margin: 0 0 0.4rem; font-weight: 600; }
nav ul { margin: 0; }
nav a { display: inline-block; min-height: 1.5rem; }
dl { margin: 0 0 1rem; }
dl div { display: grid; grid-template-columns: minmax(9rem, 1fr) 2fr; gap: 0 1rem; padding: 0.35rem 0; border-bottom: 1px solid var(--line); }
dt { color: var(--soft); }
dd { margin: 0; white-space: pre-line; }
table { width: 100%; border-collapse: collapse; margin: 0 0 1rem; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { padding: 0.5rem 0.75rem; text-align: start; vertical-align: top; border-bottom: 1px solid var(--line); white-space: pre-line; }
thead th { background: var(--tint); border-bottom: 2px solid var(--deep); font-weight: 600; }
tbody th { font-weight: 500; }
th.right, td.right { text-align: end; font-variant-numeric: tabular-nums; }
footer p { margin: 3rem 0 2rem; padding-top: 0.75rem; border-top: 1px solid var(--line); color: var(--soft); font-size: 0.9rem; }
@media (max-width: 30rem) { dl div { grid-template-columns: 1fr; } th, td { padding: 0.45rem 0.5rem; } h1 { font-size: 1.6rem; } }
@media print {
  :root { --ink: #000; --soft: #333; --line: #999; --tint: #fff; --deep: #000; --paper: #fff; }
  @page { margin: 18mm; }
  html { font-size: 10.5pt; }
  header, main, footer { max-width: none; padding: 0; }
  nav { display: none; }
  h1, h2, h3, h4 { break-after: avoid; }
  tr, dl div, p.notice, li { break-inside: avoid; }
  thead { display: table-header-group; }
}
`;
