import type { Command } from '../domain/case/commands.ts';
import { isKeptOff } from '../domain/case/tracks/aside.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { SealedItem } from '../ports/case-store.ts';
import type { RecipientOrder } from '../schemas/recipients.ts';
import { execute, load } from './case-log.ts';
import type { DeskDeps, DeskError, Staff } from './desk.ts';
import { passedToHer } from './pass-case.ts';
import { contactItem, contactOf, movedItem, type WhoItIs, whoItIs } from './recipient-contact.ts';

/** What staff order about those who get a copy (L34 to L36). Names, addresses and reasons are sealed; the log holds ids. */
export async function recipientOrder(
  deps: DeskDeps,
  staff: Staff,
  id: string,
  order: RecipientOrder,
): Promise<Result<{ readonly seq: number; readonly events: readonly string[] }, DeskError>> {
  const [loaded, key] = await Promise.all([load(deps, id), deps.vault.key(id)]);
  if (loaded.state.phase === 'none' || !key) return fail('case.absent');
  const note = `note.${deps.ids.uuid()}`;
  const sealed: SealedItem[] = [{ name: note, bytes: key.seal(note, order.note) }];
  const stamp = { at: deps.clock.now(), actor: staff, id: `${order.type}.${deps.ids.uuid()}` };
  let command: Command;
  if (order.type === 'name-recipient') {
    const recipient = deps.ids.uuid();
    const name = contactItem(recipient);
    sealed.push({ name, bytes: key.seal(name, JSON.stringify(order.contact)) });
    command = {
      type: order.type,
      recipient,
      kind: order.kind,
      byPost: order.contact.email === undefined,
      note,
      ...stamp,
    };
  } else if (order.type === 'move-recipient') {
    const { recipient } = order;
    const { file } = loaded.state;
    // Before anything is opened, or said of the order.
    if (isKeptOff(file, staff)) return fail('rule.stands-aside');
    if (!file.recipients[recipient]) return fail('thing.absent');
    const name = movedItem(recipient, deps.ids.uuid());
    // Who he is stays as it was named; where he is, is what was written down now.
    const was = await contactOf(deps.store, key, id, recipient, file.recipients[recipient].contact);
    const who = { name: order.contact.name ?? was.name, agency: order.contact.agency ?? was.agency };
    sealed.push({ name, bytes: key.seal(name, JSON.stringify({ ...order.contact, ...who })) });
    command = {
      type: order.type,
      recipient,
      byPost: order.contact.email === undefined,
      contact: name,
      note,
      ...stamp,
    };
  } else if (order.type === 'revoke-recipient') {
    const passed = await passedToHer(deps, key, id, loaded.state.file, order.recipient);
    command = { ...order, note, passed, ...stamp };
  } else {
    command = { ...order, note, ...stamp };
  }
  const done = await execute(deps, loaded, command, sealed);
  return done.ok ? ok({ seq: done.value.seq, events: done.value.events.map((e) => e.type) }) : done;
}

/** Who a recipient is, for whoever calls back, proposes or approves. That it was read is on the log first. */
export async function viewRecipient(
  deps: DeskDeps,
  staff: Staff,
  id: string,
  recipient: string,
): Promise<Result<WhoItIs, DeskError>> {
  const [loaded, key] = await Promise.all([load(deps, id), deps.vault.key(id)]);
  if (loaded.state.phase === 'none' || !key) return fail('case.absent');
  const seen = await execute(deps, loaded, {
    type: 'view-recipient',
    recipient,
    at: deps.clock.now(),
    actor: staff,
    id: `view-recipient.${deps.ids.uuid()}`,
  });
  if (!seen.ok) return seen;
  const who = loaded.state.file.recipients[recipient];
  return who ? ok(await whoItIs(deps.store, key, id, who)) : fail('thing.absent');
}
