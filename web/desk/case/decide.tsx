import { useEffect, useState } from 'preact/hooks';
import { classWords, groundWords } from '../../../shared/content/desk/words.ts';
import { grounds } from '../../../shared/domain/case/vocabulary.ts';
import { recordClasses } from '../../../shared/domain/records.ts';
import type { Option } from '../../components/field.tsx';
import { Notification } from '../../components/panels.tsx';
import { useDesk } from '../context.ts';
import { dayIn } from '../dates.tsx';
import { Area, Boxes, Choose, Form, forgetDraft, Pick, Text, type Values } from '../form.tsx';
import { previewPiece } from '../route.ts';
import { type DeskCase, type Preview, previewAnswer } from '../schemas.ts';
import { openProposals, openRequests, type SectionProps, useCase } from './context.ts';
import { decisionWords } from './decision-words.ts';
import { documentName, recipientName } from './names.ts';
import { PreviewBox } from './preview.tsx';
import { ProposalPage } from './proposal.tsx';
import { CopiesGoTo } from './who-it-is.tsx';

type Kind =
  | 'release'
  | 'decline'
  | 'nothing-found'
  | 'nothing-so-far'
  | 'withhold'
  | 'supply'
  | 'freeze'
  | 'unfreeze'
  | 'release-copy'
  | 'correct-receipt'
  | 'shred';

interface Way {
  readonly kind: Kind;
  readonly label: string;
  readonly hint: string;
}

const ways: readonly Way[] = [
  {
    kind: 'release',
    label: 'Release the records',
    hint: 'The package as it was built last, all of it or marked partial.',
  },
  { kind: 'decline', label: 'Decline', hint: 'Only on one of the four grounds of the law, with the facts.' },
  { kind: 'nothing-found', label: 'Nothing was found', hint: 'Every search has ended and no account is a match.' },
  {
    kind: 'nothing-so-far',
    label: 'Nothing was found so far',
    hint: 'A system has not answered. The person is told which, and the rest is still owed.',
  },
  { kind: 'withhold', label: 'Hold back one kind of record', hint: 'Another law forbids it. The law is cited.' },
  { kind: 'supply', label: 'Send a kind of record that was held back', hint: 'The law cited does not forbid it.' },
  { kind: 'freeze', label: 'Freeze an account', hint: 'After the evidence was kept. It can be taken back.' },
  { kind: 'unfreeze', label: 'Unfreeze an account', hint: 'Puts it back as it was.' },
  { kind: 'release-copy', label: 'Send a copy to a recipient', hint: 'One who has shown all that is needed.' },
  {
    kind: 'correct-receipt',
    label: 'Correct the date of receipt to a later day',
    hint: 'With the document that shows it. The due date moves.',
  },
  {
    kind: 'shred',
    label: 'Destroy the personal data',
    hint: 'A closed case whose time is over and that no hold keeps.',
  },
];

export function titleOfDecision(path: readonly string[]): string | undefined {
  const [first, second] = path;
  if (first === 'proposal') return second === undefined ? undefined : `Proposal ${second.replace(/^d/u, '')}`;
  const label = ways.find(({ kind }) => kind === first)?.label;
  return label !== undefined && second === previewPiece ? `Preview: ${label}` : label;
}

/** Which decision. Every one of them is proposed by one person and approved by another. */
export function DecidePage({ path: [first, second], query }: SectionProps) {
  const { it, at } = useCase();
  const { acts } = useDesk();
  const way = ways.find(({ kind }) => kind === first);
  if (first === 'proposal' && second !== undefined) return <ProposalPage id={second} />;
  if (way !== undefined && acts) return <Propose way={way} query={query} isPreview={second === previewPiece} />;
  const open = openProposals(it);
  const past = Object.values(it.file.proposals).filter(({ status }) => status !== 'open');
  return (
    <>
      <h2>Waiting for a second person</h2>
      {open.length === 0 && <p>Nothing is proposed.</p>}
      <ul>
        {open.map(({ id, decision }) => (
          <li key={id}>
            <a href={at('decide', 'proposal', id)}>{decisionWords(decision, it)}</a>
          </li>
        ))}
      </ul>
      {acts && (
        <>
          <h2>Propose a decision</h2>
          <ul class="choices-list">
            {ways.map(({ kind, label, hint }) => (
              <li key={kind}>
                <a href={at('decide', kind)}>{label}</a>
                <span class="quiet when">{hint}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {past.length > 0 && (
        <>
          <h2>Decided before</h2>
          <ul>
            {past.map(({ id, decision, status }) => (
              <li key={id}>
                <a href={at('decide', 'proposal', id)}>{decisionWords(decision, it)}</a> ({status})
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** First what and why, then what the person will read, then on to the second person; Back works at each. */
function Propose(props: { readonly way: Way; readonly query: URLSearchParams; readonly isPreview: boolean }) {
  const { way, query, isPreview } = props;
  const { it, order, done, at } = useCase();
  const [seen, setSeen] = useState<{ readonly values: Values; readonly preview: Preview }>();
  useEffect(() => {
    // What was shown is only sent as it was shown: on the way back it is written anew, and nothing is left to go forward to.
    if (!isPreview) setSeen(undefined);
    else if (seen === undefined) location.replace(at('decide', way.kind));
  }, [isPreview]);
  const first = firstValues(way.kind, it, query);
  const preview = async (values: Values) => {
    const facts = values['facts'] ?? '';
    return await order('preview', {
      decision: decisionOf(way.kind, values, it),
      ...(way.kind === 'decline' ? { facts } : {}),
    });
  };
  if (isPreview && seen === undefined) return null;
  if (isPreview && seen !== undefined)
    return (
      <>
        <p>{way.label}. This is exactly what is sent when a second person approves.</p>
        <PreviewBox preview={seen.preview} />
        <CopiesGoTo ids={seen.preview.copies ?? []} />
        <p class="kept-note">
          <strong>What you relied on:</strong> <span class="lines">{seen.values['note']}</span>
        </p>
        <Form
          id="send-proposal"
          send="Send to a second person"
          onSend={() =>
            order('proposals', {
              decision: decisionOf(way.kind, seen.values, it),
              note: seen.values['note'],
              ...(way.kind === 'decline' ? { facts: seen.values['facts'] } : {}),
            })
          }
          onDone={() => {
            forgetDraft(`decide-${way.kind}`);
            done('It waits for a second person now. Nothing was sent to the person yet.', ['decide']);
          }}
        />
        <p>
          <a class="back" href={at('decide', way.kind)}>
            Change it
          </a>
        </p>
      </>
    );
  return (
    <>
      <p>
        <a class="back" href={at('decide')}>
          All decisions
        </a>
      </p>
      <p>{way.hint} You propose; another person approves.</p>
      <Form
        id={`decide-${way.kind}`}
        send="Go on to the preview"
        first={first}
        check={(values) => missingOf(way.kind, values)}
        onSend={preview}
        keep
        onDone={(body, values) => {
          const parsed = previewAnswer.safeParse(body);
          if (!parsed.success) return;
          setSeen({ values, preview: parsed.data });
          location.hash = at('decide', way.kind, previewPiece);
        }}
      >
        <Fields kind={way.kind} />
        <Area
          name="note"
          label="What did you rely on?"
          hint="At least 30 characters. For us and for the regulator, never for the person."
        />
        <Boxes
          name="faith"
          legend="Good faith"
          options={[{ value: 'yes', label: 'I make this decision in good faith' }]}
        />
      </Form>
    </>
  );
}

/** ux.md S5: a reason one can stand by later. */
const reasonLength = 30;

function missingOf(kind: Kind, values: Values): Readonly<Record<string, string>> {
  const given = (name: string) => (values[name] ?? '') !== '';
  const need = (name: string, sentence: string) => (given(name) ? {} : { [name]: sentence });
  return {
    ...(kind === 'decline'
      ? {
          ...need('ground', 'Choose one of the four grounds'),
          ...need('facts', 'Write the facts the person will read'),
        }
      : {}),
    ...(kind === 'release' ? need('package', 'Choose the package') : {}),
    ...(kind === 'release-copy'
      ? { ...need('recipient', 'Choose the recipient'), ...need('package', 'Choose the package') }
      : {}),
    ...(['freeze', 'unfreeze', 'withhold', 'supply'].includes(kind) ? need('match', 'Choose the account') : {}),
    ...(kind === 'withhold' || kind === 'supply' ? need('class', 'Choose the kind of record') : {}),
    ...(kind === 'withhold'
      ? {
          ...need('citation', 'Write the law that forbids it, with its section'),
        }
      : {}),
    ...(kind === 'correct-receipt'
      ? {
          ...need('receivedOn', 'Write the day it really came in'),
          ...need('document', 'Choose the document that shows it'),
        }
      : {}),
    ...((values['note'] ?? '').trim().length < reasonLength
      ? { note: `Write what you relied on, in at least ${reasonLength} characters` }
      : {}),
    ...need('faith', 'Say that you decide in good faith'),
  };
}

function firstValues(kind: Kind, it: DeskCase, query: URLSearchParams): Values {
  const [request] = openRequests(it);
  const last = Object.keys(it.file.requests).at(-1) ?? 'r1';
  const packages = Object.values(it.file.packages);
  const built = packages.findLast(
    ({ status, recipient }) => status === 'built' && (recipient === undefined) === (kind === 'release'),
  );
  return {
    request: request?.id ?? last,
    package: built?.id ?? '',
    match: query.get('match') ?? '',
    recipient: query.get('recipient') ?? built?.recipient ?? '',
  };
}

function decisionOf(kind: Kind, values: Values, it: DeskCase) {
  const value = (name: string) => values[name] ?? '';
  switch (kind) {
    case 'release':
      return {
        kind,
        request: it.file.packages[value('package')]?.request ?? value('request'),
        package: value('package'),
      };
    case 'release-copy':
      return { kind, recipient: value('recipient'), package: value('package') };
    case 'decline':
      return { kind, request: value('request'), ground: value('ground') };
    case 'nothing-found':
      return { kind, request: value('request') };
    case 'nothing-so-far':
      return { kind: 'nothing-found', request: value('request'), soFar: true };
    case 'withhold':
      return { kind, match: value('match'), class: value('class'), citation: value('citation') };
    case 'supply':
      return { kind, match: value('match'), class: value('class') };
    case 'correct-receipt':
      return { kind, request: value('request'), receivedOn: value('receivedOn'), document: value('document') };
    case 'freeze':
    case 'unfreeze':
      return { kind, match: value('match') };
    case 'shred':
      return { kind };
    default:
      return kind satisfies never;
  }
}

function Fields({ kind }: { readonly kind: Kind }) {
  const { it } = useCase();
  const { file } = it;
  const accounts: readonly Option[] = Object.values(file.matches)
    .filter(({ status }) => status === 'confirmed')
    .map(({ id, account, system }) => ({ value: id, label: `${account} in ${file.searches[system]?.name ?? system}` }));
  const requests: readonly Option[] = Object.values(file.requests).map(({ id, receivedOn, answer }) => ({
    value: id,
    label: `Received ${receivedOn}${answer === undefined ? '' : ', answered'}`,
  }));
  const request = requests.length > 1 ? <Choose name="request" label="Request" options={requests} /> : null;
  const packages = (own: boolean): readonly Option[] =>
    Object.values(file.packages)
      .filter(({ recipient, status }) => (recipient === undefined) === own && status !== 'ordered')
      .map(({ id, partial, since, status, recipient }) => ({
        value: id,
        label: [
          partial ? 'Part of the records' : 'All records',
          ...(recipient === undefined ? [] : [`for ${recipientName(it, recipient)}`]),
          `${status} on ${dayIn(since, file.timeZone)}`,
        ].join(', '),
      }));
  switch (kind) {
    case 'release':
      return packages(true).length === 0 ? (
        <Notification title="No package is built yet">
          <p>
            It is made when the steps and searches have come to an end. On the page Records one can be ordered now,
            marked partial.
          </p>
        </Notification>
      ) : (
        <Choose name="package" label="Package" options={packages(true)} />
      );
    case 'release-copy':
      return (
        <>
          <Choose
            name="recipient"
            label="Recipient"
            options={Object.values(file.recipients)
              .filter(({ revoked }) => !revoked)
              .map(({ id }) => ({ value: id, label: recipientName(it, id) }))}
          />
          <Choose name="package" label="Package" options={[...packages(false), ...packages(true)]} />
        </>
      );
    case 'decline':
      return (
        <>
          {request}
          <Pick
            name="ground"
            legend="Ground, 15 U.S.C. 1681g(e)(5)"
            options={grounds.map((value) => ({
              value,
              label: groundWords[value].title,
              hint: groundWords[value].when,
            }))}
          />
          <Area
            name="facts"
            label="The facts about this very request"
            hint="The person reads this sentence. At least 10 characters. No account number, no other person."
          />
        </>
      );
    case 'nothing-found':
    case 'nothing-so-far':
      return request;
    case 'withhold':
    case 'supply':
      return (
        <>
          <Choose name="match" label="Account" options={accounts} />
          <Choose
            name="class"
            label="Kind of record"
            options={recordClasses.map((value) => ({ value, label: classWords[value] }))}
          />
          {kind === 'withhold' && (
            <Text
              name="citation"
              label="The law that forbids it, with its section"
              hint="Privacy or security is no law. The person reads the citation."
            />
          )}
        </>
      );
    case 'correct-receipt':
      return (
        <>
          {request}
          <Text name="receivedOn" label="The day it really came in" hint="Like 2026-03-31" width="short" />
          <Choose
            name="document"
            label="Document that shows it"
            options={Object.keys(file.documents).map((value) => ({ value, label: documentName(it, value) }))}
          />
        </>
      );
    case 'freeze':
    case 'unfreeze':
      return <Choose name="match" label="Account" options={accounts} />;
    case 'shred':
      return <p>Seven days after the approval nobody can read the personal data again. The log stays.</p>;
    default:
      return kind satisfies never;
  }
}
