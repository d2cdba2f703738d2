import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { changeWords, recipientWords } from '../../../shared/content/desk/words.ts';
import { address } from '../../../shared/schemas/fields.ts';
import { focusSoon } from '../../components/focus.ts';
import { Notification } from '../../components/panels.tsx';
import { type Reading, read, useDesk } from '../context.ts';
import { moment } from '../dates.tsx';
import { Form, Pick, Why } from '../form.tsx';
import type { CaseFile } from '../schemas.ts';
import { wayWords } from '../way-words.ts';
import { Act } from './act.tsx';
import { changesReplaced, useCase } from './context.ts';
import { Facts } from './facts.tsx';
import { addressLine } from './request.tsx';

z.config({ jitless: true });

type Change = CaseFile['changes'][string];

const details = z.object({
  name: z.optional(z.string()),
  agency: z.optional(z.string()),
  email: z.optional(z.string()),
  address: z.optional(address),
});

/** A change that waits for a call: what exactly was asked, what it took the place of, and what the person says to it (T1, L45). */
export function AskedChange({ change }: { readonly change: Change }) {
  const { it, order, done } = useCase();
  const { me } = useDesk();
  const { id, what, by } = change;
  const [isRead, setRead] = useState(what === 'withdrawal' || change.readBy?.includes(me.id) === true);
  const before = changesReplaced(it, id);
  return (
    <section class="card">
      <h3>The person asked: {changeWords[what]}</h3>
      <p>
        {by === 'staff' ? 'Call the person, then confirm or refuse.' : 'A code is on its way. You can also call.'}
        {what !== 'withdrawal' &&
          ' Open what was asked and read it back, word for word: somebody else may have asked with the person’s link.'}
      </p>
      {before.length > 0 && (
        <Notification title="It took the place of one asked before, which nobody had settled">
          <p>
            One of them may not be the person’s. Read back each. Is the last one not theirs? Refuse it, and change the
            contact details on the person’s word.
          </p>
        </Notification>
      )}
      {what !== 'withdrawal' && (
        <>
          <ReadBack change={change} onRead={() => setRead(true)} />
          {before.map((one) => (
            <ReadBack key={one.id} change={one} />
          ))}
        </>
      )}
      <Form
        id={`change-${id}`}
        send="Save what the person said"
        kind="second"
        check={({ confirmed = '' }) =>
          confirmed === ''
            ? { confirmed: 'Choose what the person said' }
            : confirmed === 'yes' && !isRead
              ? { confirmed: 'Open what was asked for first, and read it back' }
              : {}
        }
        onSend={({ confirmed, note }) => order(`changes/${id}`, { confirmed: confirmed === 'yes', note })}
        onDone={() => done('It is settled, and every way is told.')}
      >
        <Pick
          name="confirmed"
          legend="Did the person ask for exactly this?"
          options={[
            { value: 'yes', label: 'Yes, read back and confirmed on a call' },
            { value: 'no', label: 'No, refused' },
          ]}
        />
        <Why />
      </Form>
    </section>
  );
}

/** What one change asks for, once somebody opens it. To read it is written down. */
function ReadBack({ change, onRead }: { readonly change: Change; readonly onRead?: () => void }) {
  const { it, order } = useCase();
  const { id, what, preferred, recipient, askedAt, status } = change;
  const [reading, setReading] = useState<Reading<z.output<typeof details>>>();
  const which = status === 'replaced' ? 'Asked before, and replaced' : 'Asked last';
  const when = askedAt === undefined ? which : `${which}: ${moment(askedAt, it.file.timeZone)}`;
  if (reading?.kind !== 'here')
    return (
      <>
        <p>{when}</p>
        {reading?.kind === 'fault' && <p role="alert">{reading.text}</p>}
        <Act
          label="Read what was asked"
          about={when}
          onSend={() => order(`changes/${id}/view`, {})}
          onDone={(body) => {
            setReading(read({ kind: 'done', body }, details));
            onRead?.();
            focusSoon(`#asked-${id}`);
          }}
        />
      </>
    );
  const { name, agency, email, address: postal } = reading.value;
  const where = [
    ['Email', email],
    ['Address', postal === undefined ? undefined : addressLine(postal)],
  ] as const;
  return (
    <div id={`asked-${id}`} tabIndex={-1}>
      <p>{when}</p>
      <Facts
        rows={
          what === 'contact'
            ? [...where, ['Preferred', preferred === undefined ? 'As before' : wayWords[preferred]]]
            : [
                ['Who', recipient === undefined ? undefined : recipientWords[recipient.kind]],
                ['Name', name],
                ['Agency or organization', agency],
                ...where,
              ]
        }
      />
    </div>
  );
}
