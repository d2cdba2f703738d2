import { useState } from 'preact/hooks';
import { lines } from '../../shared/content/form/lines.ts';
import { Button } from '../components/button.tsx';
import { Radios } from '../components/choices.tsx';
import { Country } from '../components/country.tsx';
import { Field, TextArea } from '../components/field.tsx';
import { SendingForm } from '../components/sending-form.tsx';
import { useActing, useOrder } from './acting.ts';
import { askedChange } from './case.ts';
import { changeAt } from './changes.tsx';
import { Refused } from './refused.tsx';

const kinds = ['officer', 'representative', 'agency'] as const;
const nothing = { kind: '', name: '', agency: '', email: '', address: '', country: 'US' };

/** One more who is to get a copy. It takes effect when she or a person confirmed it, and after we know who he is (L34 to L36). */
export function NameRecipient() {
  const { words, done } = useActing();
  const { manage, copies, ask } = words;
  const order = useOrder((path) =>
    path === 'contact' ? 'contact.email' : path.replace(/^contact\.address\b(?!\.country).*$/u, 'contact.address'),
  );
  const [typed, setTyped] = useState(nothing);
  const set = (change: Partial<typeof nothing>) => setTyped((before) => ({ ...before, ...change }));
  const given = (text: string) => (text.trim() === '' ? undefined : text.trim());
  const send = async () => {
    const address = lines(typed.address);
    const sent = await order.send('/changes', {
      what: 'recipient',
      kind: typed.kind,
      contact: {
        name: given(typed.name),
        agency: given(typed.agency),
        email: given(typed.email),
        ...(address === undefined ? {} : { address: { lines: address, country: typed.country } }),
      },
    });
    const asked = askedChange.safeParse(sent);
    if (!asked.success) return;
    setTyped(nothing);
    done(words.change.heading.recipient, changeAt(asked.data.change));
  };
  return (
    <SendingForm onSend={send}>
      {manage.copyText.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <Refused order={order} />
      <Radios
        name="kind"
        legend={manage.who}
        options={kinds.map((value) => ({ value, label: copies.kinds[value] ?? value }))}
        value={typed.kind}
        error={order.faults['kind']}
        onValue={(kind) => set({ kind })}
      />
      <Field
        name="contact.name"
        label={manage.name}
        optional
        autoCapitalize="words"
        value={typed.name}
        error={order.faults['contact.name']}
        onValue={(name) => set({ name })}
      />
      <Field
        name="contact.agency"
        label={manage.agency}
        optional
        value={typed.agency}
        error={order.faults['contact.agency']}
        onValue={(agency) => set({ agency })}
      />
      <Field
        name="contact.email"
        label={manage.theirEmail}
        type="email"
        autoCapitalize="none"
        value={typed.email}
        error={order.faults['contact.email']}
        onValue={(email) => set({ email })}
      />
      <TextArea
        name="contact.address"
        label={manage.theirAddress}
        hint={manage.theirAddressHint}
        rows={4}
        spellcheck={false}
        value={typed.address}
        error={order.faults['contact.address']}
        onValue={(address) => set({ address })}
      />
      <Country
        name="contact.address.country"
        label={ask.country}
        empty={ask.countryEmpty}
        value={typed.country}
        error={order.faults['contact.address.country']}
        onValue={(country) => set({ country })}
      />
      <Button kind="second" submit>
        {manage.saveCopy}
      </Button>
    </SendingForm>
  );
}
