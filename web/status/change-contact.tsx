import { useState } from 'preact/hooks';
import type { Way } from '../../shared/domain/case/vocabulary.ts';
import { Button } from '../components/button.tsx';
import { Radios } from '../components/choices.tsx';
import { Field } from '../components/field.tsx';
import { SendingForm } from '../components/sending-form.tsx';
import { useActing, useOrder } from './acting.ts';
import { askedChange } from './case.ts';
import { changeAt } from './changes.tsx';
import { Refused } from './refused.tsx';

const ways: readonly Way[] = ['email', 'post'];
const nothing = { email: '', street: '', city: '', state: '', zip: '' };

/** A new e-mail, a new address, or the other way: asked for here, and in force once it is confirmed (L45). */
export function ChangeContact({ now }: { readonly now: Way }) {
  const { words, done } = useActing();
  const { manage } = words;
  const order = useOrder((path) => path.replace(/^address\.lines\b.*$/u, 'address'));
  const [way, setWay] = useState<Way>(now);
  const [typed, setTyped] = useState(nothing);
  const set = (change: Partial<typeof nothing>) => setTyped((before) => ({ ...before, ...change }));
  const send = async () => {
    const { email, street, city, state, zip } = typed;
    const moved = [street, city, state, zip].some((text) => text.trim() !== '');
    const sent = await order.send('/changes', {
      what: 'contact',
      ...(email.trim() === '' ? {} : { email: email.trim() }),
      ...(moved ? { address: { lines: [street], city, region: state, postalCode: zip, country: 'US' } } : {}),
      ...(way === now ? {} : { preferred: way }),
    });
    const asked = askedChange.safeParse(sent);
    if (!asked.success) return;
    setTyped(nothing);
    done(words.change.heading.contact, changeAt(asked.data.change));
  };
  return (
    <SendingForm onSend={send}>
      {manage.contactText.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <Refused order={order} />
      <Radios
        name="preferred"
        legend={manage.how}
        options={ways.map((value) => ({ value, label: manage.ways[value] }))}
        value={way}
        error={order.faults['preferred']}
        onValue={(value) => setWay(value === 'post' ? 'post' : 'email')}
      />
      <Field
        name="email"
        label={manage.email}
        optional
        type="email"
        autoComplete="email"
        autoCapitalize="none"
        value={typed.email}
        error={order.faults['email']}
        onValue={(email) => set({ email })}
      />
      <Field
        name="address"
        label={manage.street}
        optional
        autoComplete="street-address"
        value={typed.street}
        error={order.faults['address']}
        onValue={(street) => set({ street })}
      />
      <Field
        name="address.city"
        label={manage.city}
        optional
        autoComplete="address-level2"
        value={typed.city}
        error={order.faults['address.city']}
        onValue={(city) => set({ city })}
      />
      <div class="row">
        <Field
          name="address.region"
          label={manage.state}
          optional
          width="short"
          autoComplete="address-level1"
          value={typed.state}
          error={order.faults['address.region']}
          onValue={(state) => set({ state })}
        />
        <Field
          name="address.postalCode"
          label={manage.zip}
          optional
          width="short"
          inputMode="numeric"
          autoComplete="postal-code"
          value={typed.zip}
          error={order.faults['address.postalCode']}
          onValue={(zip) => set({ zip })}
        />
      </div>
      <p class="hint">{manage.abroad}</p>
      <Button kind="second" submit>
        {manage.saveContact}
      </Button>
    </SendingForm>
  );
}
