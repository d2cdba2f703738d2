import {
  channelWords,
  classWords,
  formWords,
  recipientProofWords,
  recipientWords,
} from '../../../shared/content/desk/words.ts';
import { numberSources, recipientProofs } from '../../../shared/domain/case/recipient.ts';
import { channels, type RequestReason, requestForms } from '../../../shared/domain/case/vocabulary.ts';
import { recordClasses } from '../../../shared/domain/records.ts';
import { Details } from '../../components/panels.tsx';
import { AddressFields, addressOf } from '../address.tsx';
import { useDesk } from '../context.ts';
import { day, dayIn } from '../dates.tsx';
import { Area, Boxes, Choose, Form, linesOf, Pick, Text, Why } from '../form.tsx';
import { writtenUnder } from '../key-in-body.ts';
import { CardBlocks } from '../key-in-fields.tsx';
import type { CaseFile } from '../schemas.ts';
import { Table } from '../table.tsx';
import { ContactCard } from './contact-card.tsx';
import { useCase } from './context.ts';
import { Letters } from './letters.tsx';
import { recipientName } from './names.ts';
import { WhoItIs } from './who-it-is.tsx';

type Recipient = CaseFile['recipients'][string];

/** Who asked, who gets what, and how each is reached. */
export function PeoplePage() {
  const { acts } = useDesk();
  return (
    <>
      <ContactCard />
      <Recipients />
      <Letters />
      <Requests />
      {acts && <Withdraw />}
    </>
  );
}

const sourceWords: Readonly<Record<(typeof numberSources)[number], string>> = {
  'agency-website': 'The agency’s own website',
  'government-directory': 'A government directory',
  switchboard: 'The agency’s switchboard',
  'known-contact': 'A contact we knew before',
};

function Recipients() {
  const { it, order, done } = useCase();
  const { acts } = useDesk();
  const { recipients } = it.file;
  const isLost = (id: string) => it.view.others?.some((o) => o.recipient === id && o.state === 'lost');
  return (
    <>
      <h2>Recipients</h2>
      <Table
        caption="Recipients"
        hideCaption
        rows={Object.values(recipients)}
        keyOf={({ id }) => id}
        none="Nobody."
        columns={[
          { id: 'who', label: 'Who', heads: true, cell: ({ id }) => recipientName(it, id) },
          { id: 'by', label: 'Reached by', cell: ({ byPost }) => (byPost ? 'Mail' : 'Email') },
          { id: 'shown', label: 'Still to show', cell: missingWords },
          { id: 'limits', label: 'May get', cell: limitWords },
          {
            id: 'copies',
            label: 'Copies',
            cell: ({ id, copies }) =>
              copies.length === 0
                ? 'None'
                : copies.map(({ at }) => dayIn(at, it.file.timeZone)).join(', ') + (isLost(id) ? '. Came back' : ''),
          },
        ]}
      />
      {acts &&
        Object.values(recipients)
          .filter(({ revoked }) => !revoked)
          .map((one) => <RecipientForms key={one.id} recipient={one} />)}
      {acts && (
        <Details summary="Name one more recipient, as the person asked in writing">
          <Form
            id="recipient-add"
            send="Add the recipient"
            kind="second"
            check={({ kind = '' }) => (kind === '' ? { kind: 'Choose who it is' } : {})}
            onSend={(values) =>
              order('recipients', {
                kind: values['kind'],
                note: values['note'],
                contact: contactIn(values),
              })
            }
            onDone={() => done('The recipient is added. What they have to show is listed.')}
          >
            <Pick
              name="kind"
              legend="Who is it?"
              options={(['representative', 'officer', 'agency'] as const).map((value) => ({
                value,
                label: recipientWords[value],
              }))}
            />
            <ContactFields />
            <Why label="What the person asked for" />
          </Form>
        </Details>
      )}
    </>
  );
}

function ContactFields() {
  return (
    <>
      <Text name="contact.name" label="Name of the recipient" optional />
      <Text name="contact.agency" label="Agency or organization" optional />
      <Text
        name="contact.email"
        label="Email of the recipient"
        hint="Without one, an address is needed."
        type="email"
        optional
      />
      <AddressFields path="contact.address" legend="Address of the recipient" />
    </>
  );
}

function contactIn(values: Parameters<typeof addressOf>[0]) {
  return {
    name: values['contact.name'] || undefined,
    agency: values['contact.agency'] || undefined,
    email: values['contact.email'] || undefined,
    address: addressOf(values, 'contact.address'),
  };
}

function missingWords({ missing, revoked }: Recipient): string {
  if (revoked) return 'Taken back';
  return missing.length === 0 ? 'Nothing' : missing.map((one) => recipientProofWords[one]).join(', ');
}

function limitWords({ limits }: Recipient): string {
  if (limits === undefined) return 'Everything';
  const { classes, from, to } = limits;
  return [
    classes === undefined ? '' : classes.map((one) => classWords[one]).join(', '),
    from === undefined ? '' : `from ${from}`,
    to === undefined ? '' : `to ${to}`,
  ]
    .filter(Boolean)
    .join(' ');
}

function RecipientForms({ recipient }: { readonly recipient: Recipient }) {
  const { it, order, done } = useCase();
  const who = recipientName(it, recipient.id);
  // Whoever asked is written to by the contact of the case; the others are those the view tells of.
  const isOther = it.view.others?.some((o) => o.recipient === recipient.id);
  return (
    <>
      {recipient.kind !== 'subject' && (
        <Details summary={`Who it is: ${who}`}>
          <WhoItIs id={recipient.id} />
        </Details>
      )}
      {recipient.missing.length > 0 && (
        <Details summary={`Record what was shown: ${who}`}>
          <Form
            id={`shown-${recipient.id}`}
            send="Record it"
            kind="second"
            check={({ covers = '' }) => (covers === '' ? { covers: 'Choose what was shown' } : {})}
            onSend={({ covers, source = '', classes, from = '', to = '', note }) => {
              const limits = {
                ...(linesOf(classes).length === 0 ? {} : { classes: linesOf(classes) }),
                ...(from === '' ? {} : { from }),
                ...(to === '' ? {} : { to }),
              };
              return order(`recipients/${recipient.id}/proof`, {
                covers: linesOf(covers),
                ...(source === '' ? {} : { source }),
                ...(Object.keys(limits).length === 0 ? {} : { limits }),
                note,
              });
            }}
            onDone={() => done('It is recorded.')}
          >
            {(values) => (
              <>
                <Boxes
                  name="covers"
                  legend="What was shown"
                  options={recipientProofs
                    .filter((one) => recipient.missing.includes(one))
                    .map((value) => ({ value, label: recipientProofWords[value] }))}
                />
                {linesOf(values['covers']).includes('call-back') && (
                  <Choose
                    name="source"
                    label="Where we found the number we called"
                    options={numberSources.map((value) => ({ value, label: sourceWords[value] }))}
                  />
                )}
                {linesOf(values['covers']).includes('authorisation') && (
                  <>
                    <Boxes
                      name="classes"
                      legend="Only these kinds of record"
                      hint="None chosen: all."
                      options={recordClasses.map((value) => ({ value, label: classWords[value] }))}
                    />
                    <Text name="from" label="From" hint="Like 2026-03-31" width="short" optional />
                    <Text name="to" label="To" hint="Like 2026-03-31" width="short" optional />
                  </>
                )}
                <Why label="What you saw or heard" />
              </>
            )}
          </Form>
        </Details>
      )}
      {isOther && (
        <Details summary={`Record another address: ${who}`}>
          <Form
            id={`move-${recipient.id}`}
            send="Record the address"
            kind="second"
            onSend={(values) =>
              order(`recipients/${recipient.id}/address`, { contact: contactIn(values), note: values['note'] })
            }
            onDone={() => done('It is recorded. Nothing goes there until two people release the copy again.')}
          >
            <ContactFields />
            <Why label="Where you found it, and what came back" />
          </Form>
        </Details>
      )}
      {recipient.kind !== 'subject' && (
        <Details summary={`Take the permission back: ${who}`}>
          <Form
            id={`revoke-${recipient.id}`}
            send="Take it back"
            kind="second"
            onSend={({ note }) => order(`recipients/${recipient.id}/revoke`, { note })}
            onDone={() => done('Nothing more goes to this recipient.')}
          >
            <Why />
          </Form>
        </Details>
      )}
    </>
  );
}

const reasonWords: Readonly<Record<RequestReason, string>> = {
  'second-ask': 'Asks again',
  'late-proof': 'Proof came late',
  'returned-post': 'Mail came back',
};
/** Mail that came back is said of its letter, or nothing would know what to send again. */
const keyedIn: readonly RequestReason[] = ['second-ask', 'late-proof'];

function Requests() {
  const { it, order, done } = useCase();
  const { acts } = useDesk();
  const requests = Object.values(it.file.requests);
  return (
    <>
      <h2>Requests and their dates</h2>
      <Table
        caption="Requests and their dates"
        hideCaption
        rows={requests}
        keyOf={({ id }) => id}
        none="None."
        columns={[
          {
            id: 'request',
            label: 'Request',
            heads: true,
            cell: ({ why }) => (why === undefined ? 'First request' : reasonWords[why]),
          },
          { id: 'how', label: 'Came by', cell: ({ channel }) => channelWords[channel] },
          { id: 'received', label: 'Received', cell: ({ receivedOn }) => day(receivedOn) },
          { id: 'due', label: 'Due', cell: ({ dueOn }) => day(dueOn) },
          {
            id: 'answer',
            label: 'Answered',
            cell: ({ answer, missed }) =>
              answer === undefined
                ? missed
                  ? 'No, past its date'
                  : 'Not yet'
                : `After ${answer.days} days: ${answer.how}`,
          },
        ]}
      />
      {acts && (
        <>
          <Details summary="Key in a second ask or late proof">
            <Form
              id="request-add"
              send="Add the request"
              kind="second"
              onSend={({ why, channel, receivedOn, form = '' }) =>
                order('requests', { why, channel, receivedOn, ...(form === '' ? {} : { form }) })
              }
              onDone={() => done('It is a request of its own now, with its own date.')}
            >
              <Pick
                name="why"
                legend="Why is it a new request?"
                options={keyedIn.map((value) => ({ value, label: reasonWords[value] }))}
              />
              <Choose
                name="channel"
                label="How it came in"
                options={channels.map((value) => ({ value, label: channelWords[value] }))}
              />
              <Text
                name="receivedOn"
                label="The day it first came to anyone here"
                hint="Like 2026-03-31"
                width="short"
              />
              <Choose
                name="form"
                label="What came in"
                optional
                options={requestForms.map((value) => ({ value, label: formWords[value] }))}
              />
            </Form>
          </Details>
          <Details summary="Add what the person told since">
            <Form
              id="identifiers"
              send="Add it and search again"
              kind="second"
              onSend={(values) => {
                const address = addressOf(values, 'addresses.0');
                return order('identifiers', {
                  emails: linesOf(values['emails']),
                  phones: linesOf(values['phones']),
                  ...(address === undefined ? {} : { addresses: [address] }),
                  names: linesOf(values['names']),
                  cards: writtenUnder(values, 'cards'),
                });
              }}
              onDone={() => done('It is kept, and every system is searched again with it.')}
            >
              {(values) => (
                <>
                  <p>
                    On the phone or by letter, while a request is open. We search for it and never write or call there.
                  </p>
                  <Area
                    name="emails"
                    label="More emails of the person"
                    hint="Each on its own line."
                    optional
                    rows={2}
                  />
                  <Area
                    name="phones"
                    label="More phones of the person"
                    hint="Each on its own line."
                    optional
                    rows={2}
                  />
                  <AddressFields path="addresses.0" legend="Another address of the person" />
                  <Area
                    name="names"
                    label="More names the person used"
                    hint="Each on its own line."
                    optional
                    rows={2}
                  />
                  <CardBlocks values={values} path="cards" most={5} />
                  <p>No full card number. To confirm a card, the person adds it on the page of their private link.</p>
                </>
              )}
            </Form>
          </Details>
          <Details summary="Correct a date of receipt to an earlier day">
            <Form
              id="receipt"
              send="Correct it"
              kind="second"
              first={{ request: requests[0]?.id ?? 'r1', receivedOn: '' }}
              onSend={({ request, receivedOn, note }) => order('receipt', { request, receivedOn, note })}
              onDone={() => done('The date is corrected, and the due date with it.')}
            >
              <Choose
                name="request"
                label="Request"
                options={requests.map(({ id, receivedOn }) => ({ value: id, label: `Received ${receivedOn}` }))}
              />
              <Text name="receivedOn" label="The day it really came in" hint="Like 2026-03-31" width="short" />
              <Why />
            </Form>
          </Details>
        </>
      )}
    </>
  );
}

function Withdraw() {
  const { it, order, done } = useCase();
  const withdrawn = Object.values(it.file.requests).some(({ answer }) => answer?.how === 'withdrawn');
  return (
    <Details summary={withdrawn ? 'Take the withdrawal back' : 'Withdraw on the word of the person'}>
      <Form
        id="withdraw"
        send={withdrawn ? 'Take it back' : 'Withdraw'}
        kind="second"
        onSend={({ note }) => order('withdrawal', { type: withdrawn ? 'take-back-withdrawal' : 'withdraw', note })}
        onDone={() => done(withdrawn ? 'The request goes on.' : 'The request is withdrawn. No protection is undone.')}
      >
        <Why label="What the person said, and when" />
      </Form>
    </Details>
  );
}
