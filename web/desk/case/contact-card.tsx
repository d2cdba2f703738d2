import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { address } from '../../../shared/schemas/fields.ts';
import { helpKinds } from '../../../shared/schemas/report-details.ts';
import { Details } from '../../components/panels.tsx';
import { AddressFields, addressOf } from '../address.tsx';
import { read, useDesk } from '../context.ts';
import { Form, Pick, Text, Why } from '../form.tsx';
import { helpWords } from '../key-in-words.ts';
import { wayWords } from '../way-words.ts';
import { Act } from './act.tsx';
import { AskedChange } from './asked-change.tsx';
import { useCase } from './context.ts';
import { Facts } from './facts.tsx';
import { keepReason, LookWhy, reasonGiven } from './look-why.tsx';
import { addressLine } from './request.tsx';

z.config({ jitless: true });

const card = z.object({
  name: z.string(),
  callMe: z.optional(z.string()),
  codeWord: z.optional(z.string()),
  safeContact: z.boolean(),
  email: z.optional(z.string()),
  address: z.optional(address),
  phones: z.array(z.object({ number: z.string(), disputed: z.boolean() })),
  phoneMessage: z.optional(z.boolean()),
  help: z.array(z.enum(helpKinds)),
});

const wayOptions = Object.entries(wayWords).map(([value, label]) => ({ value, label }));

/** Nobody who could hear it is told that she wrote to us, unless she said so. */
function messageWords(ok: boolean | undefined): string {
  if (ok === undefined) return 'Not said. Do not leave a message';
  return ok ? 'It is OK to leave one' : 'Do not leave a message';
}

/** How the person is reached, what of it is safe, and what waits for a safe way (L45). */
export function ContactCard() {
  const { it, order, done } = useCase();
  const { acts } = useDesk();
  const { contact, parked, changes } = it.file;
  const [shown, setShown] = useState<z.output<typeof card>>();
  const waiting = Object.values(parked);
  const asked = Object.values(changes).filter(({ status }) => status === 'asked');
  const wayState = (way: 'email' | 'post') => {
    const { given, failed, allowed } = contact.ways[way];
    return given
      ? [failed ? 'Did not reach the person' : 'Works so far', allowed ? 'agreed as safe' : '']
          .filter(Boolean)
          .join(', ')
      : 'Not given';
  };
  return (
    <>
      <h2>How the person is reached</h2>
      <Facts
        rows={[
          ['Preferred', wayWords[contact.preferred]],
          ['Email', wayState('email')],
          ['Mail', wayState('post')],
          ['Large print', contact.largePrint ? 'Yes' : 'No'],
          ['Who could see the mail', it.file.safeContact ? 'Someone they live with could see it' : 'No need said'],
        ]}
      />
      {waiting.length > 0 && (
        <p class="note">
          {waiting.length === 1 ? '1 message waits' : `${waiting.length} messages wait`} for a way that is safe. Call
          the person and agree on one.
        </p>
      )}
      {shown !== undefined && (
        <section class="card">
          <h3>Contact details</h3>
          <Facts
            rows={[
              ['Name', shown.name],
              ['To be called', shown.callMe],
              ['Code word: say it first when you call', shown.codeWord],
              [
                'Phones',
                shown.phones.map(({ number, disputed }) => (
                  <div key={number}>
                    {number}
                    {disputed ? ' (also on a disputed account: do not use)' : ''}
                  </div>
                )),
              ],
              ['Message on the phone', messageWords(shown.phoneMessage)],
              ['What would help', shown.help.map((one) => helpWords[one]).join('. ')],
              ['Email', shown.email],
              ['Address', shown.address === undefined ? undefined : addressLine(shown.address)],
            ]}
          />
        </section>
      )}
      {acts && (
        <>
          {shown === undefined && (
            <Details summary="Read the contact details">
              <Form
                id="contact-view"
                send="Read them"
                kind="second"
                first={{ why: reasonGiven(it.id) }}
                onSend={({ why = '', note }) => order('contact/view', { why, note })}
                onDone={(body, { why }) => {
                  keepReason(it.id, why);
                  const parsed = read({ kind: 'done', body }, card);
                  if (parsed.kind === 'here') setShown(parsed.value);
                }}
              >
                <LookWhy />
                <Why label="Why do you need them" hint="The timeline says who read them, and why." />
              </Form>
            </Details>
          )}
          {asked.map((change) => (
            <AskedChange key={change.id} change={change} />
          ))}
          <Details summary="Record that a way is safe">
            <Form
              id="route"
              send="Record it"
              kind="second"
              onSend={({ way, how, note }) => order('route', { way, how, note })}
              onDone={() => done('It is recorded. What waited goes out.')}
              check={({ way = '', how = '' }) => ({
                ...(way === '' ? { way: 'Choose the way' } : {}),
                ...(how === '' ? { how: 'Choose how you know' } : {}),
              })}
            >
              <Pick name="way" legend="Which way?" options={wayOptions} />
              <Pick
                name="how"
                legend="How do you know?"
                options={[
                  { value: 'hers-before', label: 'It was the person’s own before the misuse' },
                  { value: 'agreed', label: 'Agreed with the person, who knows that it stands on a disputed account' },
                ]}
              />
              <Why />
            </Form>
          </Details>
          <Details summary="Change the contact details on the person’s word">
            <Form
              id="contact"
              send="Change them"
              kind="second"
              onSend={(values) =>
                order('contact', {
                  email: values['email'] || undefined,
                  address: addressOf(values, 'address'),
                  preferred: values['preferred'] || undefined,
                  agreed: values['agreed'] === 'yes',
                  note: values['note'],
                })
              }
              onDone={() => {
                // What was read is no longer so.
                setShown(undefined);
                done('Changed, and every way is told.');
              }}
            >
              <Text name="email" label="New email" type="email" optional />
              <AddressFields path="address" legend="New address" />
              <Pick name="preferred" legend="Preferred way" options={wayOptions} />
              <Pick
                name="agreed"
                legend="Does it also stand on a disputed account?"
                options={[
                  { value: 'no', label: 'Not that we know' },
                  { value: 'yes', label: 'Yes, and the person agreed on it' },
                ]}
              />
              <Why />
            </Form>
          </Details>
          <Details summary="Change the language or the size of print">
            <Form
              id="preferences"
              send="Change it"
              kind="second"
              first={{ language: it.file.language, largePrint: contact.largePrint ? 'yes' : 'no' }}
              onSend={({ language, largePrint }) =>
                order('preferences', { language, largePrint: largePrint === 'yes' })
              }
              onDone={() => done('Everything from now on is written so.')}
            >
              <Pick
                name="language"
                legend="Language"
                options={[
                  { value: 'en', label: 'English' },
                  { value: 'es', label: 'Spanish' },
                ]}
              />
              <Pick
                name="largePrint"
                legend="Large print"
                options={[
                  { value: 'no', label: 'No' },
                  { value: 'yes', label: 'Yes' },
                ]}
              />
            </Form>
          </Details>
          <Act
            label="Send a new private link"
            onSend={() => order('link', {})}
            onDone={() => done('A new link is on its way. The old one is off.')}
          />
        </>
      )}
    </>
  );
}
