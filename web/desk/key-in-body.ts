import { addressOf } from './address.tsx';
import { linesOf, type Values } from './form.tsx';

/** Fields are named by where they stand in the body, so that a fault of the API is said at its field; these are more than a text there. */
const several = /\.(?:other|otherEmails|otherPhones|ownAccounts|wants|happened|help)$/u;
const figure = /\.(?:month|year|expMonth|expYear)$/u;
const yesOrNo = /\.(?:safeContact|phoneMessage)$/u;

/** Every place for an address. The first is where the person lives, and where letters go unless `mailing` says else. */
export const addressPaths = {
  home: 'report.addresses.0',
  before: 'report.addresses.1',
  mailing: 'report.mailing',
  asker: 'report.requester.address',
  officer: 'report.officer.address',
} as const;

/** Who asks, of those somebody else than the person can be: only then is anything of the asker told. */
export function askerOf(values: Values): 'self' | 'officer' | 'other' {
  const kind = values['report.requester.kind'] ?? 'self';
  return kind === 'self' || kind === 'officer' ? kind : 'other';
}

/** The body of `POST /intake`: what was written and nothing else (L4, L5). */
export function keyedBody(values: Values, procedure: string | undefined) {
  const asker = askerOf(values);
  const isPlaced = (path: string) => Object.values(addressPaths).some((one) => path.startsWith(`${one}.`));
  const texts = Object.entries(values)
    .filter(([path, text]) => text.trim() !== '' && !isPlaced(path))
    .map(([path, text]) => [path, valueOf(path, text.trim())] as const);
  const addresses = Object.values(addressPaths).flatMap((path) => {
    const address = addressOf(values, path);
    return address === undefined ? [] : [[path, address] as const];
  });
  const told = [...texts, ...addresses].filter(([path]) => belongs(path, asker));
  return nested([...told, ...(procedure === undefined ? [] : [['procedure', procedure] as const])]);
}

/** What was written under a path of its own, in the shape it says; nothing: there is none. */
export function writtenUnder(values: Values, path: string): unknown {
  const told = Object.entries(values).flatMap(([name, text]) =>
    name.startsWith(`${path}.`) && text.trim() !== ''
      ? [[name.slice(path.length + 1), valueOf(name, text.trim())] as const]
      : [],
  );
  return told.length === 0 ? undefined : nested(told);
}

/** What was typed before somebody else was chosen as the one who asks is not told. */
function belongs(path: string, asker: ReturnType<typeof askerOf>): boolean {
  if (path === 'report.requester.organisation') return asker === 'other';
  if (/^report\.requester\.(?:agency|reportNumber)$/u.test(path)) return asker === 'officer';
  if (path.startsWith('report.requester.')) return asker !== 'self';
  if (path.startsWith(addressPaths.mailing)) return asker === 'self';
  // An officer is owed copies (1681g(e)(1)), which is what is taken when nothing is told; to touch accounts is the person's to ask.
  if (path.startsWith('report.officer.') || path === 'report.wants') return asker !== 'officer';
  return true;
}

function valueOf(path: string, text: string): unknown {
  if (several.test(path)) return linesOf(text);
  if (figure.test(path)) return /^\d{1,4}$/u.test(text) ? Number(text) : text;
  return yesOrNo.test(path) ? text === 'yes' : text;
}

type Told = readonly (readonly [string, unknown])[];

/** `report.cards.0.last4` in the shape it says. */
function nested(told: Told): unknown {
  const whole = told.find(([path]) => path === '');
  if (whole !== undefined) return whole[1];
  const keys = [...new Set(told.map(([path]) => path.split('.')[0] ?? ''))].sort();
  const of = (key: string) =>
    nested(
      told.flatMap(
        ([path, value]): Told =>
          path === key || path.startsWith(`${key}.`) ? [[path.slice(key.length + 1), value]] : [],
      ),
    );
  return keys.every((key) => /^\d+$/u.test(key)) ? keys.map(of) : Object.fromEntries(keys.map((key) => [key, of(key)]));
}
