import { addressInLine } from '../../shared/domain/address-in-line.ts';
import type { Trace, TracePlace } from '../../shared/domain/identifiers.ts';
import { addressOf } from './address.tsx';
import type { Told, Values } from './form.tsx';

export const cardLike = '1234 07/2028';
export const addressLike = '12 North Street, New York, NY 10001';

/** What stands somewhere of the person, by how it is written; undefined: it is none of what can be searched by. */
export function traceOf(text: string, place: TracePlace): Trace | undefined {
  if (text.includes('@')) return { place, kind: 'email', value: text };
  const card = cardOf(text, place);
  if (card !== undefined) return card;
  if (!/\p{L}/u.test(text)) return { place, kind: 'phone', value: text };
  if (!/\d/u.test(text)) return { place, kind: 'name', value: text };
  const value = addressInLine(text);
  return value && { place, kind: 'address', value };
}

function cardOf(text: string, place: TracePlace): Trace | undefined {
  const card = /^(?<last4>\d{4})(?:\s+(?<month>\d{1,2})\/(?<year>\d{4}))?$/u.exec(text)?.groups;
  if (card === undefined) return undefined;
  const { last4 = '', month, year } = card;
  const expiry = month === undefined ? {} : { expMonth: Number(month), expYear: Number(year) };
  return { place, kind: 'card', last4, ...expiry };
}

/** What was entered of the accounts that were found, as the API takes it; and what cannot be read, by the control it is said at. */
export function enteredCandidates(values: Values) {
  const wrong: Record<string, string> = {};
  const candidates = Array.from({ length: Number(values['count'] ?? 0) }, (_, at) => {
    const path = `candidates.${at}`;
    const value = (name: string) => (values[`${path}.${name}`] ?? '').trim();
    const written = (['email', 'phone', 'name'] as const).flatMap((kind): readonly Trace[] => {
      const text = value(`traces.${kind}`);
      return text === '' ? [] : [{ place: 'profile', kind, value: text }];
    });
    const address = addressOf(values, `${path}.traces.address`);
    const text = value('traces.card');
    const card = cardOf(text, 'payment-method');
    if (text !== '' && card === undefined) wrong[`${path}.traces.card`] = `Write it like ${cardLike}`;
    const traces: readonly Trace[] = [
      ...written,
      ...(address ? [{ place: 'profile', kind: 'address', value: address } as const] : []),
      ...(card ? [card] : []),
    ];
    return { account: value('account'), openedAt: value('openedAt'), traces };
  });
  return { candidates, wrong };
}

/** What the API found wrong with the accounts, by the account, and at the control that what it found was typed in: the order holds only what was. */
export function faultsByAccount(
  faults: readonly Told[],
  candidates: readonly { readonly traces: readonly Trace[] }[],
): readonly Told[] {
  return faults.map((fault) => {
    const [list, at, traces, n, ...inTrace] = fault.path.split('.');
    if (list !== 'candidates' || traces === undefined) return fault;
    const kind = traces === 'traces' ? candidates[Number(at)]?.traces[Number(n)]?.kind : undefined;
    const typed = ['candidates', at, 'traces', kind, ...(inTrace[0] === 'value' ? inTrace.slice(1) : inTrace)];
    const path = kind === undefined ? fault.path : typed.join('.');
    return { ...fault, path, message: `Account ${Number(at) + 1}: ${fault.message ?? fault.code}` };
  });
}
