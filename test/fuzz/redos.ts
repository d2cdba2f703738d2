/** `npm run fuzz:redos`: every regular expression of what runs in production under recheck (G16). About a minute; ends with 1 on a new finding. */
import { globSync, readFileSync } from 'node:fs';
import { check } from 'recheck';

/** Polynomial at worst, on input that is bounded or ours; or not decided within the time, and read by a person. */
const weighed: Readonly<Record<string, string>> = {
  '/\\d+$/u': 'the number in an id of our own log',
  '/\\{\\{#(\\w+)\\}\\}([\\s\\S]*?)\\{\\{\\/\\1\\}\\}/gu': 'our own pages, filled when a stage is deployed',
  '/\\s*[;\\n]\\s*/u': 'a line of the list staff give for the look-back',
  '/(\\d+)\\.json$/u': 'keys of our own anchors',
  '/\\/+$/u': 'a base address of the registry',
  '/D:\\d{4,14}|\\d{10} \\d{5} [fn]|<[0-9A-Fa-f\\s]*>/gu':
    'undecided in 15 s; alternatives without overlap, each linear',
};

const literal =
  /(?<=[(,=:?&|!{[\s]|return )\/(?![*/]| [\w(])((?:[^\\/\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([dgimsuvy]*)(?=[\s,;.)\]}:?]|$)/gm;

const found = new Map<string, { readonly source: string; readonly flags: string; readonly file: string }>();
for (const file of globSync(['shared/**/*.ts', 'functions/**/*.ts', 'web/**/*.{ts,tsx}']))
  for (const [, source = '', flags = ''] of readFileSync(file, 'utf8')
    .replace(/^\s*(?:\*|\/\/|\/\*).*$/gm, '')
    .matchAll(literal))
    found.set(`/${source}/${flags}`, { source, flags, file });

let bad = 0;
for (const [expression, { source, flags, file }] of found) {
  const result = await check(source, flags, { timeout: 15_000 });
  if (result.status === 'safe') continue;
  const complexity = result.status === 'vulnerable' ? result.complexity : undefined;
  const why = weighed[expression];
  if (why === undefined || complexity?.type === 'exponential') bad++;
  console.log(`${file} ${expression}: ${result.status} ${complexity?.summary ?? ''} ${why ?? 'NOT WEIGHED'}`);
}
console.log(`${found.size} regular expressions, ${bad} findings nobody weighed`);
process.exitCode = bad === 0 ? 0 : 1;
