import { useState } from 'preact/hooks';
import { identifierWords } from '../../../shared/content/desk/words.ts';
import { useDesk } from '../context.ts';
import { Boxes, Form, linesOf, Pick, Why } from '../form.tsx';
import type { Match } from '../schemas.ts';
import { Appeals } from './appeals.tsx';
import { useCase } from './context.ts';
import { Instruments } from './instruments.tsx';
import { matchWords, systemName } from './names.ts';
import { addressLine, fullName, OpenReport, readReport, type Told } from './request.tsx';
import { Steps } from './steps.tsx';

/** One account: what the match rests on beside the request, the decision, and every step on it. */
export function MatchPage({ match }: { readonly match: Match }) {
  const { it, at } = useCase();
  const { acts } = useDesk();
  // Opened here, the table above has to be made anew.
  const [, setOpened] = useState(false);
  const report = readReport(it);
  return (
    <>
      <p>
        <a class="back" href={at('accounts')}>
          All accounts
        </a>
      </p>
      <p>
        Account <strong>{match.account}</strong> in {systemName(it, match.system)}.{' '}
        <span class={`tag ${match.status === 'undecided' ? 'soon' : match.status === 'confirmed' ? 'met' : 'open'}`}>
          {matchWords[match.status]}
        </span>
      </p>
      <h2>What it rests on</h2>
      <table class="cards-table" role="table">
        <caption class="away">The request and the account, side by side</caption>
        <thead role="rowgroup">
          <tr role="row">
            {['Detail', 'In the request', 'On the account'].map((label) => (
              <th key={label} scope="col" role="columnheader">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {match.basis.map(({ kind, exact, card }) => (
            <tr key={`${kind} ${card ?? ''}`} role="row">
              <th scope="row" role="rowheader" data-label="Detail">
                {identifierWords[kind]}
              </th>
              <td role="cell" data-label="In the request">
                {report === undefined ? 'Open the request to see it' : valuesOf(report, kind, card)}
              </td>
              <td role="cell" data-label="On the account">
                {exact ? 'The same' : 'Alike, not the same'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="quiet">
        What else stands on the account is not shown. It belongs to another person until the records are released.
      </p>
      {report === undefined && (
        <OpenReport why="accounts" onOpen={() => setOpened(true)}>
          {() => null}
        </OpenReport>
      )}
      {acts && <Decide match={match} />}
      <Instruments match={match} />
      <Steps match={match} />
      <Appeals match={match} />
    </>
  );
}

function valuesOf(report: Told, kind: Match['basis'][number]['kind'], card: string | undefined): string {
  switch (kind) {
    case 'email':
      return [report.email, ...(report.otherEmails ?? [])].filter(Boolean).join(', ');
    case 'phone':
      return [...(report.phones ?? []), ...(report.otherPhones ?? [])].join(', ');
    case 'address':
      return [...report.addresses, ...(report.otherAddresses ?? [])].map(addressLine).join('; ');
    case 'name':
      return [fullName(report), ...(report.name.other ?? [])].join(', ');
    case 'card': {
      const cards = report.cards ?? [];
      const one = cards[Number(/\d+$/u.exec(card ?? '')?.[0] ?? 0) - 1];
      return (one === undefined ? cards : [one]).map(({ last4 }) => `ends in ${last4}`).join(', ');
    }
    default:
      return kind satisfies never;
  }
}

const answers = [
  { value: 'confirm', label: 'Confirm: what is disputed happened on this account' },
  { value: 'reject', label: 'Not a match: it has nothing to do with the person' },
  { value: 'leave', label: 'Leave alone: it is the person’s own, or allowed by the person' },
];
const standing = { undecided: '', confirmed: 'confirm', rejected: 'reject', 'left-alone': 'leave' } as const;

function Decide({ match }: { readonly match: Match }) {
  const { it, order, done } = useCase();
  const proved = match.cardsOn.filter(({ card, exact }) => !exact && it.file.provedCards.includes(card));
  const alike = match.cardsOn.filter(({ exact }) => !exact);
  return (
    <>
      <h2>{match.status === 'undecided' ? 'Decide' : 'Decide anew'}</h2>
      <Form
        id={`match-${match.id}`}
        send="Save the decision"
        check={({ answer = '' }) => ({
          ...(answer === '' ? { answer: 'Choose what this account is' } : {}),
          ...(answer === standing[match.status] ? { answer: 'It stands so already' } : {}),
        })}
        onSend={({ answer, note = '', instruments }) =>
          order(`matches/${match.id}`, {
            confirmed: answer === 'confirm',
            ...(answer === 'leave' ? { allowed: true } : {}),
            ...(answer === 'confirm' && linesOf(instruments).length > 0 ? { instruments: linesOf(instruments) } : {}),
            ...(note === '' ? {} : { note }),
          })
        }
        onDone={(_, { answer }) =>
          done(
            answer === 'confirm'
              ? 'The match is confirmed. The steps begin.'
              : 'Saved. What was done on the account is undone, step by step.',
          )
        }
      >
        <Pick name="answer" legend="What is this account?" options={answers} />
        {alike.length > 0 && proved.length === 0 && (
          <p class="note">
            A payment method on it has the same last digits as a card of the person’s. Record first that the person
            holds the card (page Proof), then it can be taken off here.
          </p>
        )}
        {proved.length > 0 && (
          <Boxes
            name="instruments"
            legend="Payment methods that are the person’s"
            hint="They are held, taken off and blocked."
            options={proved.map(({ instrument, card }) => ({ value: instrument, label: `${instrument} (${card})` }))}
          />
        )}
        <Why label="Why" hint="Needed when something was done on the account already." />
      </Form>
    </>
  );
}
