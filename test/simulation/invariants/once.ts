import type { ActionVerb } from '../../../shared/domain/verbs.ts';
import type { SentMail } from '../../fakes/ses.ts';
import { all, type Looked, madeFor, othersDid, recordsDestroyed, type Violation } from './violation.ts';

const undoes: Readonly<Partial<Record<ActionVerb, ActionVerb>>> = {
  'release-hold': 'hold',
  restore: 'remove',
  unblock: 'block',
  unfreeze: 'freeze',
  'resume-orders': 'stop-orders',
  unflag: 'flag',
};

/** G2: a change is made once, undone once, and never made again by itself. */
export function changesOnce(looked: Looked): readonly Violation[] {
  const { id, story } = looked;
  const destroyed = recordsDestroyed(looked);
  return story.accounts.flatMap(({ system, account }) => {
    /** What stands, and since when. */
    const standing = new Map<string, number>();
    const wrong: Violation[] = [];
    for (const { order, key, at } of madeFor(looked, system, account.id)) {
      const undone = undoes[order.verb];
      // What another case stands behind too is not undone when this one takes it back, or was done already.
      if (order.verb !== 'notice' && othersDid(looked, system, account.id, order.instrument?.id)) continue;
      // The holder is told once of the hold, and once of what became of each appeal.
      const about = `${undone ?? order.verb} ${order.verb === 'notice' ? key : (order.instrument?.id ?? '')}`;
      const twice = (what: string) => wrong.push({ rule: 'G2', case: id, what: `${system} ${account.id}: ${what}` });
      const before = standing.get(about);
      // What was kept and then destroyed by its age is kept anew before more is changed.
      const isGone =
        order.verb === 'preserve' && destroyed.some((then) => before !== undefined && before < then && then < at);
      if (undone === undefined && before !== undefined && !isGone) twice(`${about} done twice`);
      if (undone !== undefined && !standing.has(about)) twice(`${about} undone that was not done`);
      if (undone === undefined) standing.set(about, at);
      else standing.delete(about);
    }
    return wrong;
  });
}

export interface MailCount {
  readonly sent: number;
  /** Sent again because SES's word about the first had not come when the claim was given up: allowed, counted, alarmed. */
  readonly again: number;
}

/** G2: every mail the case owed went out, once. A second time only when SES kept silent about the first for longer than a claim lasts. */
export function mailsOnce(looked: Looked): { readonly count: MailCount; readonly violations: readonly Violation[] } {
  const { id, world } = looked;
  const sent = new Map<string, SentMail[]>();
  for (const mail of world.ses.sent) if (mail.case === id) sent.set(mail.mail, [...(sent.get(mail.mail) ?? []), mail]);
  const violations: Violation[] = [];
  let again = 0;
  const owings = all(looked, 'mail-owed');
  for (const mail of new Set([...owings.map((o) => o.mail), ...sent.keys()])) {
    const times = sent.get(mail)?.length ?? 0;
    const mine = owings.filter((o) => o.mail === mail);
    const should = mine.length;
    // Owed anew before it went out, it goes out once, with what is true then.
    const last = mine.at(-1)?.when ?? Number.NaN;
    if (!sent.get(mail)?.some((m) => m.at >= last) && !isPersons(looked, mail))
      violations.push({ rule: 'G1', case: id, what: `mail ${mail}: owed ${should}, sent ${times}` });
    if (times <= should) continue;
    if (world.feedIsLate() || wordWasLate(looked, mail, sent.get(mail) ?? [])) again += times - should;
    else violations.push({ rule: 'G2', case: id, what: `mail ${mail}: owed ${should}, sent ${times}` });
  }
  return { count: { sent: [...sent.values()].flat().length, again }, violations };
}

/**
 * SES's word came in time and whoever notes it failed, once or twice, until the claim was given up: the log knew nothing when it went out again. The
 * many worlds hold how seldom that may be (G2: one in a thousand).
 */
function wordWasLate({ events, world }: Looked, mail: string, sent: readonly SentMail[]): boolean {
  let isKnown = false;
  for (const event of events) {
    if (!('mail' in event) || event.mail !== mail) continue;
    if (event.type === 'mail-owed') isKnown = false;
    if (event.type === 'mail-sent' || event.type === 'mail-watched') isKnown = true;
    if (event.type === 'mail-claimed' && isKnown) return false;
  }
  return sent.every(({ at }, n) => n === 0 || at - (sent[n - 1]?.at ?? at) > world.claimMs - 2 * world.stormy.clockMs);
}

/**
 * T16: a second confirmation to one address within a day is not sent, and a person is told; nor what time makes of that request. L8: nor what asks for
 * papers once there is one to look at.
 */
function isPersons(looked: Looked, mail: string): boolean {
  const withheld = all(looked, 'mail-withheld').some((e) => e.mail === mail);
  const asks = mail.startsWith('V4.') || mail.startsWith('V5.');
  if (withheld && asks && (all(looked, 'proof-recorded').length > 0 || all(looked, 'document-received').length > 0))
    return true;
  const confirmation = `V1.${mail.split('.')[1]}`;
  return withheld && all(looked, 'task-opened').some((t) => t.task === `many-reports.${confirmation}`);
}

/** G25: a mail that came back is a task of a person, whatever the log took SES's word for. */
export function bouncesAreTasks(looked: Looked): readonly Violation[] {
  const { id, world } = looked;
  const untold = (mail: string) => !all(looked, 'task-opened').some((t) => t.task === `mail-undelivered.${mail}`);
  const said = all(looked, 'mail-watched')
    .filter((e) => e.permanent && (e.word === 'bounced' || e.word === 'rejected'))
    .map((e) => e.mail);
  const back = world.ses.sent.filter((m) => m.case === id && m.to.some((to) => world.bouncing.has(to)));
  // Where words of SES are lost, nobody can know.
  const came =
    world.stormy.feedLost > 0 ? [] : back.filter((m) => world.loop.now - m.at > 5 * 86_400_000).map((m) => m.mail);
  return [...new Set([...said, ...came])]
    .filter(untold)
    .map((mail) => ({ rule: 'G25', case: id, what: `${mail} came back and nobody was told` }));
}

/** L45: what is for her goes to her address and nobody else's, and what is for staff never to her. */
export function mailsGoWhereTheyShould(looked: Looked): readonly Violation[] {
  const { id, world, story } = looked;
  return world.ses.sent.flatMap((sent) => {
    if (sent.case !== id) return [];
    const forStaff = sent.mail.startsWith('S-');
    const { moves } = story.turns;
    const hers = sent.to.some((to) => [story.person.email, story.asker?.email, moves?.email].includes(to));
    return sent.mail.startsWith('L1.') || hers === !forStaff
      ? []
      : [{ rule: 'L45', case: id, what: `${sent.mail} went to ${forStaff ? 'her' : 'somebody else'}` }];
  });
}
