/** The little that is looked at of a place in Babel's syntax tree. */
interface Place {
  readonly node: Node;
}
interface Node {
  readonly type: string;
  /** Of an arm of a switch: `null` when it is the default. */
  readonly test?: unknown;
  /** Statements of an arm. */
  readonly consequent?: readonly Node[];
  readonly argument?: { readonly callee?: { readonly name?: string } };
}

/**
 * For `npm run test:mutation`: the arm of a switch that answers `never(…)` is not mutated. The compiler holds that nothing comes there, so no test
 * can, and a mutant in it would count as a rule that no test holds.
 */
export const strykerPlugins = [
  { kind: 'Ignore', name: 'unreachable', value: { shouldIgnore: ({ node }: Place) => reasonToIgnore(node) } },
];

function reasonToIgnore({ type, test, consequent }: Node): string | undefined {
  if (type !== 'SwitchCase' || test !== null || consequent === undefined) return undefined;
  return consequent.every((s) => s.type === 'ReturnStatement' && s.argument?.callee?.name === 'never')
    ? 'the compiler holds that nothing comes here'
    : undefined;
}
