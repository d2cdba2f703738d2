import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { address } from '../../../shared/schemas/fields.ts';
import { Notification } from '../../components/panels.tsx';
import { AddressFields } from '../address.tsx';
import { type Reading, read } from '../context.ts';
import { cardLike, enteredCandidates, faultsByAccount } from '../entered-traces.ts';
import { Choose, Form, Text, Why } from '../form.tsx';
import { Act } from './act.tsx';
import { useCase } from './context.ts';
import { Facts } from './facts.tsx';
import { systemName } from './names.ts';
import { addressLine } from './request.tsx';

z.config({ jitless: true });

const sheet = z.object({
  system: z.string(),
  answerBy: z.optional(z.string()),
  identifiers: z.object({
    names: z.array(z.string()),
    emails: z.array(z.string()),
    phones: z.array(z.string()),
    addresses: z.array(address),
    cards: z.array(z.object({ last4: z.string(), expMonth: z.optional(z.number()), expYear: z.optional(z.number()) })),
  }),
});

/** A system without an API: what to search it with, and what was found. None is an answer too. */
export function SearchPage({ system }: { readonly system: string }) {
  const { it, order, done, at } = useCase();
  const [reading, setReading] = useState<Reading<z.output<typeof sheet>>>();
  const opened = reading?.kind === 'here' ? reading.value.identifiers : undefined;
  const open = async () => {
    const answered = await order(`searches/${system}/sheet`, {});
    setReading(read(answered, sheet));
    return answered;
  };
  return (
    <>
      <p>
        <a class="back" href={at('accounts')}>
          All accounts
        </a>
      </p>
      <h2>Search {systemName(it, system)} by hand</h2>
      {reading?.kind === 'fault' && <Notification tone="alert" title={reading.text} />}
      {opened === undefined ? (
        <Act label="Show what to search with" onSend={open} onDone={() => undefined} />
      ) : (
        <Facts
          rows={[
            ['Names of the person', opened.names.join(', ')],
            ['Emails', opened.emails.join(', ')],
            ['Phones', opened.phones.join(', ')],
            ['Addresses', opened.addresses.map(addressLine).join('; ')],
            [
              'Cards',
              opened.cards
                .map(({ last4, expMonth, expYear }) => `ends in ${last4} ${expMonth ?? ''}/${expYear ?? ''}`)
                .join('; '),
            ],
          ]}
        />
      )}
      <Form
        id={`search-${system}`}
        send="Save the result"
        first={{ count: '' }}
        check={(values) =>
          (values['count'] ?? '') === ''
            ? { count: 'Choose how many accounts were found' }
            : enteredCandidates(values).wrong
        }
        placed={(faults, values) => faultsByAccount(faults, enteredCandidates(values).candidates)}
        onSend={(values) => {
          const { candidates } = enteredCandidates(values);
          return order(`searches/${system}/answer`, { candidates, note: values['note'] });
        }}
        onDone={() => done('The search has ended.', ['accounts'])}
      >
        {(values) => (
          <>
            <Choose
              name="count"
              label="Accounts on which something of the person’s stands"
              options={['0', '1', '2', '3', '4', '5'].map((value) => ({
                value,
                label: value === '0' ? 'None' : value,
              }))}
            />
            {enteredCandidates(values).candidates.map((_, at) => (
              <fieldset class="group block" key={at}>
                <legend class="block-title">Account {at + 1}</legend>
                <Text name={`candidates.${at}.account`} label="Its number in the system" width="half" />
                <Text
                  name={`candidates.${at}.openedAt`}
                  label="Opened on"
                  hint="Like 2026-03-31. The first day you know of, when that is all there is."
                  width="short"
                />
                <Text name={`candidates.${at}.traces.email`} label="Email of the person on it" optional />
                <Text name={`candidates.${at}.traces.phone`} label="Phone of the person on it" optional />
                <Text name={`candidates.${at}.traces.name`} label="Name of the person on it" optional />
                <Text
                  name={`candidates.${at}.traces.card`}
                  label="Card of the person on it"
                  hint={`Last 4 digits and expiry, like ${cardLike}`}
                  width="half"
                  optional
                />
                <AddressFields path={`candidates.${at}.traces.address`} legend="Address of the person on it" />
              </fieldset>
            ))}
            <Why label="How you searched" />
          </>
        )}
      </Form>
    </>
  );
}
