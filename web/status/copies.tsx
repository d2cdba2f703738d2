import { useState } from 'preact/hooks';
import { Button } from '../components/button.tsx';
import { useActing, useOrder } from './acting.ts';
import type { ShownCase } from './case.ts';
import { Refused } from './refused.tsx';

type Copy = NonNullable<ShownCase['others']>[number];

/** Who else gets a copy, and taking that back (L35). */
export function Copies({ copies }: { readonly copies: readonly Copy[] }) {
  const { words } = useActing();
  if (copies.length === 0) return null;
  return (
    <>
      <h2>{words.copies.heading}</h2>
      <ul class="files">
        {copies.map((copy) => (
          <Line key={copy.recipient} copy={copy} />
        ))}
      </ul>
    </>
  );
}

function Line({ copy }: { readonly copy: Copy }) {
  const { words, done } = useActing();
  const { copies } = words;
  const order = useOrder();
  const [asked, setAsked] = useState(false);
  const revoke = async () => {
    const sent = await order.send(`/recipients/${copy.recipient}/revoke`, {});
    if (sent !== undefined) done(`${who}: ${copies.states.revoked}`);
  };
  const who = copies.kinds[copy.kind] ?? copy.kind;
  return (
    <li>
      <span class="file-name">{who}</span>
      <span class="state">{copies.states[copy.state]}</span>
      {copy.state !== 'revoked' && (
        <Button
          kind={asked ? 'second' : 'quiet'}
          label={`${asked ? copies.sure : copies.revoke}: ${who}`}
          onClick={() => {
            if (asked) void revoke();
            setAsked(!asked);
          }}
        >
          {asked ? copies.sure : copies.revoke}
        </Button>
      )}
      <Refused order={order} />
    </li>
  );
}
