import type { Language } from '../../domain/brand.ts';
import type { Proof } from '../../domain/case/vocabulary.ts';
import { type Fault, faultsOf, report } from '../../schemas/report.ts';
import { type AddressAnswer, type Answers, isFor } from './answers.ts';
import { emailToSearch, toReport } from './to-report.ts';

/** What of the policy decides what has to be answered. */
export interface Asked {
  readonly needs: readonly Proof[];
  readonly birthDate: boolean;
}

/** All that is wrong with the answers: what the server would say, by the very schema, and what only the page can know. */
export function allFaults(answers: Answers, language: Language, policy: Asked): readonly Fault[] {
  const read = report.safeParse(toReport(answers, language));
  // The first is what stands in the field for where she is written to.
  const isTyped = (path: string) => path === 'otherEmails.0' && emailToSearch(answers) !== undefined;
  const found = [...pageFaults(answers, policy), ...(read.success ? [] : faultsOf(read.error))];
  const controls = new Map<string, Fault>();
  for (const { path, code } of found) {
    const control = controlOf(isTyped(path) ? 'email' : path);
    if (!controls.has(control)) controls.set(control, { path: control, code });
  }
  return [...controls.values()];
}

function pageFaults(answers: Answers, policy: Asked): readonly Fault[] {
  const who = isFor(answers);
  const missing = (holds: boolean, path: string, code: string): readonly Fault[] => (holds ? [{ path, code }] : []);
  return [
    ...missing(answers.who === '', 'who', 'requester.kind'),
    ...missing(who === 'other' && answers.acting === '', 'requester.kind', 'requester.acting'),
    ...(who === 'officer'
      ? []
      : [
          ...missing(answers.hasCards === '', 'hasCards', 'cards.missing'),
          ...missing(answers.hasCards === 'yes' && answers.cards.length === 0, 'cards', 'cards.none'),
          ...missing(policy.birthDate && answers.birthYear.trim() === '', 'birthDate', 'dob.real'),
          ...addressFaults(answers.address),
          ...missing(
            policy.needs.includes('identity') && answers.identity === '',
            'proof.identity',
            'identity.missing',
          ),
          ...missing(policy.needs.includes('report') && answers.report === '', 'proof.report', 'report.missing'),
        ]),
  ];
}

/** An address in the United States has to reach her; what she writes as on an envelope is taken as it is. */
function addressFaults(given: AddressAnswer): readonly Fault[] {
  const missing = (text: string, field: string, code: string) =>
    text.trim() === '' ? [{ path: `addresses.0.${field}`, code }] : [];
  if (given.form === 'free') return missing(given.lines, 'lines', 'address.missing');
  return [
    ...missing(given.street, 'lines', 'address.street'),
    ...missing(given.city, 'city', 'address.city'),
    ...missing(given.state, 'region', 'address.state'),
    ...(/^\d{5}(?:-?\d{4})?$/u.test(given.zip.trim()) ? [] : [{ path: 'addresses.0.postalCode', code: 'zip.shape' }]),
  ];
}

/** Paths of the schema that have no control of their own name. */
const controls: readonly (readonly [RegExp, string])[] = [
  [/^requester$/u, 'who'],
  [/^name(?:\.family)?$/u, 'name.given'],
  [/^name\.other\b.*$/u, 'name.other'],
  [/^(addresses\.\d+)(?:\.lines\b.*)?$/u, '$1.lines'],
  [/^addresses$/u, 'addresses.0.lines'],
  [/^(otherEmails|otherPhones)\b.*$/u, '$1'],
  [/^phones\b.*$/u, 'phone'],
  [/^requester\.phone$/u, 'phone'],
  [/^requester\.email$/u, 'email'],
  [/^requester\.address\b(?!\.country).*$/u, 'requester.address'],
  [/^ownAccounts\b.*$/u, 'ownAccounts'],
  [/^(accounts\.\d+)\.(?:month|year)$/u, '$1.year'],
  [/^(cards\.\d+)\.(?:expMonth|expYear|token)$/u, '$1.expYear'],
  [/^birthDate$/u, 'birthDate'],
  [/^officer\.address\b(?!\.country).*$/u, 'officer.address'],
];

function controlOf(path: string): string {
  for (const [pattern, control] of controls) if (pattern.test(path)) return path.replace(pattern, control);
  return path;
}
