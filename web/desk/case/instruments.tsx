import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { Button } from '../../components/button.tsx';
import { type Reading, read, useDesk } from '../context.ts';
import type { Match } from '../schemas.ts';
import { useCase } from './context.ts';

z.config({ jitless: true });

const line = z.object({ hers: z.boolean(), last4: z.optional(z.string()), status: z.string() });
const proof = z.object({
  before: z.array(line),
  after: z.array(line),
  othersUntouched: z.optional(z.boolean()),
});

/** Before and after: only what is the person's was touched (L43). */
export function Instruments({ match }: { readonly match: Match }) {
  const { it } = useCase();
  const { call } = useDesk();
  const [reading, setReading] = useState<Reading<z.output<typeof proof>>>();
  if (match.status !== 'confirmed') return null;
  const open = async () =>
    setReading(read(await call('POST', `/desk/cases/${it.id}/matches/${match.id}/instruments/view`), proof));
  return (
    <>
      <h2>Payment methods before and after</h2>
      {reading?.kind === 'here' ? (
        <div class="pair-lists">
          <List title="Before" lines={reading.value.before} />
          <List title="After" lines={reading.value.after} />
          <p>
            {reading.value.othersUntouched === undefined
              ? 'There is no list to compare yet.'
              : reading.value.othersUntouched
                ? 'Each of the others is as it was.'
                : 'Another payment method changed. Look into it.'}
          </p>
        </div>
      ) : (
        <>
          {reading?.kind === 'fault' && <p role="alert">{reading.text}</p>}
          <Button kind="second" onClick={() => void open()}>
            Compare
          </Button>
        </>
      )}
    </>
  );
}

function List({ title, lines }: { readonly title: string; readonly lines: readonly z.output<typeof line>[] }) {
  return (
    <section>
      <h3>{title}</h3>
      {lines.length === 0 ? (
        <p>None.</p>
      ) : (
        <ul>
          {lines.map(({ hers, last4, status }, index) => (
            <li key={`${title} ${index.toString()}`}>
              {hers ? `The person’s, ends in ${last4 ?? '?'}` : 'Another'}: {status}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
