import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { address } from '../../../shared/schemas/fields.ts';
import { focusSoon } from '../../components/focus.ts';
import { type Reading, read } from '../context.ts';
import { Act } from './act.tsx';
import { useCase } from './context.ts';
import { Facts } from './facts.tsx';
import { recipientName } from './names.ts';
import { addressLine } from './request.tsx';

z.config({ jitless: true });

const who = z.object({
  name: z.optional(z.string()),
  agency: z.optional(z.string()),
  reportNumber: z.optional(z.string()),
  email: z.optional(z.string()),
  address: z.optional(address),
});

/** Who a recipient is and where his copy goes, for whoever calls back, proposes or approves. To read it is written down. */
export function WhoItIs({ id }: { readonly id: string }) {
  const { it, order } = useCase();
  const [reading, setReading] = useState<Reading<z.output<typeof who>>>();
  if (reading?.kind !== 'here')
    return (
      <>
        {reading?.kind === 'fault' && <p role="alert">{reading.text}</p>}
        <Act
          label="Read who it is"
          about={recipientName(it, id)}
          onSend={() => order(`recipients/${id}/view`, {})}
          onDone={(body) => {
            setReading(read({ kind: 'done', body }, who));
            focusSoon(`#who-${id}`);
          }}
        />
      </>
    );
  const { name, agency, reportNumber, email, address: postal } = reading.value;
  return (
    <div id={`who-${id}`} tabIndex={-1}>
      <Facts
        rows={[
          ['Name', name],
          ['Agency or organization', agency],
          ['Report number', reportNumber],
          ['Email', email],
          ['Address', postal === undefined ? undefined : addressLine(postal)],
        ]}
      />
    </div>
  );
}

/** Everyone besides whoever asked to whom a decision sends a copy: who that is, before it is decided (L34, T9). */
export function CopiesGoTo({ ids }: { readonly ids: readonly string[] }) {
  const { it } = useCase();
  if (ids.length === 0) return null;
  return (
    <>
      <h3>A copy goes to</h3>
      <ul class="steps">
        {ids.map((id) => (
          <li key={id}>
            <p>{recipientName(it, id)}</p>
            <WhoItIs id={id} />
          </li>
        ))}
      </ul>
    </>
  );
}
