import { createHash } from 'node:crypto';

/** Shared by every page; no colour carries meaning alone. */
export const css = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 64rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; overflow-wrap: anywhere; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; padding: 0; margin: 0 0 1.5rem; }
h1 { line-height: 1.2; margin: 0 0 .5rem; }
h2 { margin: 2rem 0 .5rem; font-size: 1.2rem; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: start; margin-block-end: .5rem; }
th, td { text-align: start; vertical-align: top; padding: .4rem .75rem .4rem 0; border-block-end: 1px solid GrayText; }
td:last-child, th:last-child { padding-inline-end: 0; }
.number { text-align: end; font-variant-numeric: tabular-nums; }
.wide { overflow-x: auto; }
.mark { border: 1px solid currentColor; border-radius: .25rem; padding: 0 .4rem; font-weight: 600; white-space: nowrap; }
.note { border-inline-start: .3rem solid GrayText; padding-inline-start: .75rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 0; }
dt { font-weight: 600; } dd { margin: 0; }
label { display: block; margin: .75rem 0 .25rem; font-weight: 600; }
fieldset { border: 1px solid GrayText; margin: 1rem 0; } fieldset label { font-weight: 400; margin: .25rem 0; }
input, select, button { font: inherit; padding: .4rem .6rem; min-height: 2.75rem; max-width: 100%; box-sizing: border-box; }
input[type=checkbox] { min-height: 0; width: 1.25rem; height: 1.25rem; vertical-align: middle; }
button { margin-block-start: 1rem; cursor: pointer; }
:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; } dd { margin-block-end: .5rem; } }
`;

export const styleSource = `'sha256-${createHash('sha256').update(css).digest('base64')}'`;
