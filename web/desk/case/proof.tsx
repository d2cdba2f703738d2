import { wantedWords } from '../../../shared/content/desk/words.ts';
import { proofs } from '../../../shared/domain/case/vocabulary.ts';
import { Details, Notification } from '../../components/panels.tsx';
import { useDesk } from '../context.ts';
import { moment } from '../dates.tsx';
import { Area, Boxes, Choose, Form, linesOf, Pick, Why } from '../form.tsx';
import { type DocumentOf, orderAnswer } from '../schemas.ts';
import { Act } from './act.tsx';
import { Checklist } from './checklist.tsx';
import { useCase } from './context.ts';
import { documentName } from './names.ts';

/** Who the person is and what happened: by document, by matching, by waiver; or one list of all that is missing. */
export function ProofPage() {
  const { it, order, done, at } = useCase();
  const { acts } = useDesk();
  const { proof } = it.file;
  const missing = it.view.missing;
  return (
    <>
      <Checklist />
      {missing.length > 0 && (
        <section class="card">
          <h2>Ask for what is missing</h2>
          <p>One complete list, sent once; again when a paper came that does not show it. It never moves the date.</p>
          <ul>
            {it.view.missing.map((one) => (
              <li key={one}>{isWanted(one) ? wantedWords[one] : one}</li>
            ))}
          </ul>
          {proof.status === 'wanted' && proof.askedAt !== undefined && (
            <p>Asked for on {moment(proof.askedAt, it.file.timeZone)}.</p>
          )}
          {acts && (
            <Act
              label="Ask for this list"
              onSend={() => order('ask', {})}
              onDone={(body) =>
                done(
                  orderAnswer.safeParse(body).data?.events.length === 0
                    ? 'The person has this list already, so nothing was sent.'
                    : 'The person is asked for the whole list.',
                )
              }
            />
          )}
        </section>
      )}
      {missing.length === 0 && <Notification tone="good" title="Nothing is missing" />}
      {acts && (
        <>
          <h2>Record proof</h2>
          <ProofForm />
          <Cards />
        </>
      )}
      <p>
        <a href={at('evidence')}>Look at the documents</a>
      </p>
    </>
  );
}

function isWanted(one: string): one is keyof typeof wantedWords {
  return one in wantedWords;
}

const methods = [
  { value: 'document', label: 'By document', hint: 'Chosen below, and looked at.' },
  {
    value: 'matching',
    label: 'By matching',
    hint: 'What the person gave is what was used: a card that is proved, and one thing more. For identity only.',
  },
  { value: 'waiver', label: 'Waived', hint: 'We are sure without it. Say why: your name stands beside it.' },
];

/** With a document: it is what the proof rests on, and what was ticked beside it begins the note. */
export function ProofForm({ document, said = '' }: { readonly document?: DocumentOf; readonly said?: string }) {
  const { it, order, done } = useCase();
  const received = Object.values(it.file.documents).filter(({ status }) => status === 'received');
  const covers = document?.purpose === 'identity' || document?.purpose === 'report' ? document.purpose : '';
  return (
    <Form
      id={`proof${document === undefined ? '' : `-${document.id}`}`}
      send="Record the proof"
      first={{ covers, method: document === undefined ? '' : 'document', documents: document?.id ?? '' }}
      check={({ method = '', covers: chosen = '', documents = '' }) => ({
        ...(chosen === '' ? { covers: 'Choose what is proved' } : {}),
        ...(method === '' ? { method: 'Choose how it is proved' } : {}),
        ...(method === 'document' && documents === '' ? { documents: 'Choose the documents it rests on' } : {}),
      })}
      onSend={({ covers: chosen, method, documents, note = '' }) =>
        order('proof', {
          covers: linesOf(chosen),
          method,
          documents: method === 'document' ? linesOf(documents) : [],
          note: [said, note].filter(Boolean).join(' '),
        })
      }
      onDone={() => done('The proof is recorded.', ['proof'])}
    >
      {(values) => (
        <>
          <Boxes
            name="covers"
            legend="What is proved"
            options={proofs.map((value) => ({ value, label: wantedWords[value] }))}
          />
          {document === undefined && <Pick name="method" legend="How" options={methods} />}
          {document === undefined && values['method'] === 'document' && (
            <Boxes
              name="documents"
              legend="Documents it rests on"
              options={received.map(({ id }) => ({ value: id, label: documentName(it, id) }))}
            />
          )}
          {said !== '' && <p class="note">{said}</p>}
          <Area
            name="note"
            label={document === undefined ? 'What you relied on' : 'Anything more you relied on'}
            hint={`At least 10 characters${document === undefined ? '' : ', with what you ticked'}. It is kept with the case.`}
            rows={3}
          />
        </>
      )}
    </Form>
  );
}

/** A card the payment provider did not confirm, and a card that two people claim. */
function Cards() {
  const { it, order, done } = useCase();
  const unproved = it.file.cards.filter((card) => !it.file.provedCards.includes(card));
  const received = Object.values(it.file.documents).filter(({ status }) => status === 'received');
  const claims = Object.entries(it.file.claims).filter(([, { status }]) => status === 'open');
  const nameOf = (card: string) => card.replace(/^card/u, 'Card ');
  return (
    <>
      {unproved.length > 0 && (
        <Details summary="Record by a document that the person holds a card">
          <Form
            id="card"
            send="Record it"
            kind="second"
            check={({ card = '' }) => (card === '' ? { card: 'Choose the card' } : {})}
            onSend={({ card = '', documents, note }) =>
              order(`cards/${card}/proof`, { documents: linesOf(documents), note })
            }
            onDone={() => done('The card is proved. It can be taken off where it matches.')}
          >
            <Choose name="card" label="Card" options={unproved.map((value) => ({ value, label: nameOf(value) }))} />
            <Boxes
              name="documents"
              legend="Documents that show it"
              options={received.map(({ id }) => ({ value: id, label: documentName(it, id) }))}
            />
            <Why />
          </Form>
        </Details>
      )}
      {claims.map(([card, { others }]) => (
        <section class="card" key={card}>
          <h3>{nameOf(card)}: two people claim it</h3>
          <p>{others.length === 1 ? 'Another case names it too.' : `${others.length} other cases name it too.`}</p>
          <Form
            id={`claim-${card}`}
            send="Save what you found"
            kind="second"
            check={({ finding = '' }) => (finding === '' ? { finding: 'Choose whose card it is' } : {})}
            onSend={({ finding, note }) => order(`cards/${card}/claim`, { finding, note })}
            onDone={() => done('It is settled.')}
          >
            <Pick
              name="finding"
              legend="Whose card is it?"
              options={[
                { value: 'hers', label: 'This person’s' },
                { value: 'shared', label: 'Both hold it' },
                { value: 'not-hers', label: 'Not this person’s' },
              ]}
            />
            <Why />
          </Form>
        </section>
      ))}
    </>
  );
}
