import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { address } from '../../../shared/schemas/fields.ts';
import { Notification } from '../../components/panels.tsx';
import { type Reading, read } from '../context.ts';
import { traceOf } from '../entered-records.ts';
import { Choose, Form, Text, type Values, Why } from '../form.tsx';
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
        check={({ count = '' }) => (count === '' ? { count: 'Choose how many accounts were found' } : {})}
        onSend={(values) =>
          order(`searches/${system}/answer`, { candidates: candidatesOf(values), note: values['note'] })
        }
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
            {numbersTo(values['count']).map((n) => (
              <fieldset class="group block" key={n}>
                <legend class="block-title">Account {n}</legend>
                <Text name={`candidates.${n - 1}.account`} label="Its number in the system" width="half" />
                <Text
                  name={`candidates.${n - 1}.openedAt`}
                  label="Opened on"
                  hint="Like 2026-03-31. The first day you know of, when that is all there is."
                  width="short"
                />
                <Text name={`email${n}`} label="Email of the person on it" optional />
                <Text name={`phone${n}`} label="Phone of the person on it" optional />
                <Text name={`name${n}`} label="Name of the person on it" optional />
                <Text
                  name={`card${n}`}
                  label="Card of the person on it"
                  hint="Last 4 digits and expiry, like 1234 07/2028"
                  width="half"
                  optional
                />
              </fieldset>
            ))}
            <Why label="How you searched" />
          </>
        )}
      </Form>
    </>
  );
}

function numbersTo(count: string | undefined): readonly number[] {
  return Array.from({ length: Number(count ?? 0) }, (_, index) => index + 1);
}

function candidatesOf(values: Values) {
  const value = (name: string) => values[name] ?? '';
  return numbersTo(values['count']).map((n) => ({
    account: value(`candidates.${n - 1}.account`),
    openedAt: value(`candidates.${n - 1}.openedAt`),
    traces: [
      ...(['email', 'phone', 'name'] as const).flatMap((kind) =>
        value(`${kind}${n}`) === '' ? [] : [{ place: 'profile', kind, value: value(`${kind}${n}`) }],
      ),
      ...(value(`card${n}`) === '' ? [] : [traceOf(value(`card${n}`), 'payment-method')]),
    ],
  }));
}
