import { fail, ok, type Result } from '../domain/result.ts';
import type { ChangeOrder, ContactLook, ContactOrder } from '../schemas/contact-requests.ts';
import type { RecipientContact } from '../schemas/recipients.ts';
import type { ContactDetails } from '../schemas/sealed.ts';
import { execute, load } from './case-log.ts';
import { type ContactCard, contactCard, nextLink, renewLink } from './contact.ts';
import { marksOf, openDetails } from './contact-details.ts';
import type { DeskDeps, DeskError, Staff } from './desk.ts';
import { contactOf } from './recipient-contact.ts';

type Done = Result<{ readonly seq: number; readonly events: readonly string[] }, DeskError>;

/** A change by a person who spoke with her: it takes effect at once, and every way is told. */
export async function changeContact(deps: DeskDeps, staff: Staff, id: string, order: ContactOrder): Promise<Done> {
  const [loaded, key] = await Promise.all([load(deps, id), deps.vault.key(id)]);
  if (loaded.state.phase === 'none' || !key) return fail('case.absent');
  const change = deps.ids.uuid();
  const [name, note] = [`change.${change}`, `note.${deps.ids.uuid()}`];
  const details: ContactDetails = { email: order.email, address: order.address };
  const done = await execute(
    deps,
    loaded,
    {
      type: 'change-contact',
      change,
      marks: marksOf(key, details),
      preferred: order.preferred,
      agreed: order.agreed,
      note,
      link: nextLink(deps, key, id, loaded.state.file),
      at: deps.clock.now(),
      actor: staff,
      id: name,
    },
    [
      { name, bytes: key.seal(name, JSON.stringify(details)) },
      { name: note, bytes: key.seal(note, order.note) },
    ],
  );
  if (!done.ok) return done;
  return ok({ seq: done.value.seq, events: done.value.events.map((e) => e.type) });
}

/** Whoever looks says why, and the log has it before anything is shown. */
export async function viewContact(
  deps: DeskDeps,
  staff: Staff,
  id: string,
  { why, note: said }: ContactLook,
): Promise<Result<ContactCard, DeskError>> {
  const [loaded, key] = await Promise.all([load(deps, id), deps.vault.key(id)]);
  if (loaded.state.phase === 'none' || !key) return fail('case.absent');
  const note = `note.${deps.ids.uuid()}`;
  const done = await execute(
    deps,
    loaded,
    { type: 'view-contact', why, note, at: deps.clock.now(), actor: staff, id: note },
    [{ name: note, bytes: key.seal(note, said) }],
  );
  return done.ok ? ok(await contactCard(deps, key, id, loaded.state.file)) : done;
}

/** What exactly was asked for, so that it can be read back. That it was read is on the log first. */
export async function viewChange(
  deps: DeskDeps,
  staff: Staff,
  id: string,
  change: string,
): Promise<Result<ContactDetails | RecipientContact, DeskError>> {
  const [loaded, key] = await Promise.all([load(deps, id), deps.vault.key(id)]);
  if (loaded.state.phase === 'none' || !key) return fail('case.absent');
  const seen = await execute(deps, loaded, {
    type: 'view-change',
    change,
    at: deps.clock.now(),
    actor: staff,
    id: `view-change.${deps.ids.uuid()}`,
  });
  if (!seen.ok) return seen;
  const recipient = loaded.state.file.changes[change]?.recipient;
  return ok(
    recipient === undefined
      ? await openDetails(deps.store, key, id, `change.${change}`)
      : await contactOf(deps.store, key, id, recipient.id),
  );
}

/** A new link on her word, to where she is written to. */
export async function sendNewLink(
  deps: DeskDeps,
  staff: Staff,
  id: string,
): Promise<Result<{ readonly renewed: boolean }, DeskError>> {
  const key = await deps.vault.key(id);
  return key ? await renewLink(deps, id, key, staff, false) : fail('case.absent');
}

/** A person called her and confirms or refuses what she asked for. */
export async function settleChange(deps: DeskDeps, staff: Staff, id: string, order: ChangeOrder): Promise<Done> {
  const [loaded, key] = await Promise.all([load(deps, id), deps.vault.key(id)]);
  if (loaded.state.phase === 'none' || !key) return fail('case.absent');
  const { change, confirmed } = order;
  const note = `note.${deps.ids.uuid()}`;
  const done = await execute(
    deps,
    loaded,
    {
      type: 'settle-change',
      change,
      confirmed,
      note,
      link: nextLink(deps, key, id, loaded.state.file),
      at: deps.clock.now(),
      actor: staff,
      id: note,
    },
    [{ name: note, bytes: key.seal(note, order.note) }],
  );
  if (!done.ok) return done;
  return ok({ seq: done.value.seq, events: done.value.events.map((e) => e.type) });
}
