/**
 * EventBridge event patterns, which are also the filters of Lambda's event source mappings.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
import { isRecord, own } from '../json.ts';

export type EventPattern = { matches(event: unknown): boolean };

type Test = (value: unknown) => boolean;

/** @throws naming `where` and the operator it does not know: a filter that is read wrongly would drop events silently. */
export function compilePattern(pattern: unknown, where: string): EventPattern {
  return { matches: compile(pattern, where) };
}

function compile(pattern: unknown, where: string): Test {
  if (Array.isArray(pattern)) return leaf(pattern, where);
  if (!isRecord(pattern))
    throw new Error(`${where}: a pattern must hold objects and lists, not ${JSON.stringify(pattern)}`);
  const tests = Object.entries(pattern).map(([key, part]): Test => {
    if (key === '$or') {
      if (!Array.isArray(part)) throw new Error(`${where}: $or needs a list`);
      const choices = part.map((choice) => compile(choice, where));
      return (event) => choices.some((choice) => choice(event));
    }
    const test = compile(part, where);
    // A list of objects in the event matches if any of them does, as EventBridge does it.
    return (event) => (Array.isArray(event) ? event : [event]).some((one) => test(own(one, key)));
  });
  return (event) => tests.every((test) => test(event));
}

/** An absent field only passes `{"exists": false}`; of a list in the event any element may match. */
function leaf(choices: readonly unknown[], where: string): Test {
  const tests = choices.map((choice) => operator(choice, where));
  return (value) =>
    tests.some(({ absent, test }) => {
      if (value === undefined) return absent;
      if (absent) return false;
      return Array.isArray(value) ? value.some(test) : test(value);
    });
}

function operator(choice: unknown, where: string): { readonly absent: boolean; readonly test: Test } {
  const present = (test: Test) => ({ absent: false, test });
  if (!isRecord(choice)) return present((value) => value === choice);
  const [[name, argument] = ['', undefined], ...others] = Object.entries(choice);
  const unknown = () => new Error(`${where}: the operator ${JSON.stringify(choice)} is not known here`);
  if (others.length > 0) throw unknown();
  switch (name) {
    case 'exists':
      return { absent: argument === false, test: (value) => argument === true && !isRecord(value) };
    case 'prefix':
    case 'suffix':
    case 'equals-ignore-case':
    case 'wildcard':
      return present(texts(name, argument, unknown));
    case 'anything-but':
      return present(anythingBut(argument, where));
    case 'numeric':
      return present(numeric(argument, unknown));
    default:
      throw unknown();
  }
}

function texts(name: string, argument: unknown, unknown: () => Error): Test {
  const ignoreCase = own(argument, 'equals-ignore-case');
  const wanted = typeof ignoreCase === 'string' ? ignoreCase.toLowerCase() : argument;
  if (typeof wanted !== 'string') throw unknown();
  const fold = (value: string) =>
    typeof ignoreCase === 'string' || name === 'equals-ignore-case' ? value.toLowerCase() : value;
  const run = {
    prefix: (value: string) => value.startsWith(fold(wanted)),
    suffix: (value: string) => value.endsWith(fold(wanted)),
    'equals-ignore-case': (value: string) => value === wanted.toLowerCase(),
    wildcard: (value: string) => wildcard(wanted).test(value),
  }[name];
  if (run === undefined) throw unknown();
  return (value) => typeof value === 'string' && run(fold(value));
}

function wildcard(pattern: string): RegExp {
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's');
}

/** Takes a value, a list of values, or one operator over texts: none of them may match. */
function anythingBut(argument: unknown, where: string): Test {
  const { test } = operatorOf(argument, where);
  return (value) => !test(value);
}

function operatorOf(argument: unknown, where: string): { readonly test: Test } {
  if (Array.isArray(argument)) return { test: (value) => argument.includes(value) };
  if (!isRecord(argument)) return { test: (value) => value === argument };
  const [[name, inner] = ['', undefined]] = Object.entries(argument);
  const choices: readonly unknown[] = Array.isArray(inner) ? inner : [inner];
  const tests = choices.map((one) => operator({ [name]: one }, where));
  return { test: (value) => tests.some(({ test }) => test(value)) };
}

/** `[">", 0, "<=", 5]` */
function numeric(argument: unknown, unknown: () => Error): Test {
  if (!Array.isArray(argument) || argument.length === 0 || argument.length % 2 !== 0) throw unknown();
  const bounds: ((value: number) => boolean)[] = [];
  for (let at = 0; at < argument.length; at += 2) {
    const limit: unknown = argument[at + 1];
    if (typeof limit !== 'number') throw unknown();
    switch (argument[at]) {
      case '=':
        bounds.push((value) => value === limit);
        break;
      case '<':
        bounds.push((value) => value < limit);
        break;
      case '<=':
        bounds.push((value) => value <= limit);
        break;
      case '>':
        bounds.push((value) => value > limit);
        break;
      case '>=':
        bounds.push((value) => value >= limit);
        break;
      default:
        throw unknown();
    }
  }
  return (value) => typeof value === 'number' && bounds.every((holds) => holds(value));
}
