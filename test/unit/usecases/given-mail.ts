import type { Context, SQSEvent } from 'aws-lambda';
import { sweep } from '../../../functions/sweep/sweep.ts';
import { createMailer } from '../../../shared/adapters/ses/mailer.ts';
import type { MailTemplateId, MailTo } from '../../../shared/domain/case/vocabulary.ts';
import { seal } from '../../../shared/domain/chain.ts';
import { defaultMailBudget } from '../../../shared/domain/limits.ts';
import { defaultRetention } from '../../../shared/domain/retention.ts';
import { queueHandler } from '../../../shared/lambda/queue.ts';
import { deliveryMessage, workMessage } from '../../../shared/schemas/wire.ts';
import { load } from '../../../shared/usecases/case-log.ts';
import { sendMail } from '../../../shared/usecases/send-mail.ts';
import { watchDelivery } from '../../../shared/usecases/watch-delivery.ts';
import { sha256 } from '../../fakes/edges.ts';
import { fakeLookBackBook } from '../../fakes/look-back-book.ts';
import { fakeOutbox } from '../../fakes/queues.ts';
import { fakeReminders } from '../../fakes/scheduler.ts';
import { FrontDoor, reportOf } from '../../fixtures/front-door.ts';
import { type delivery, type Outcome, sesClientThat, transformed } from '../../fixtures/ses-outcomes.ts';
import { approve, found, noFindings, type Order, prepared, propose, proved } from '../domain/given.ts';
import { revoke } from '../domain/given-recipients.ts';
import { collected, handedOver } from '../domain/given-records.ts';

export const minute = 60_000;

/** What each mail is about and whom it goes to; a new mail has no line and does not compile. */
const about: Readonly<Record<MailTemplateId, readonly [about: string, to: MailTo]>> = {
  V1: ['r1', 'subject'],
  V2: ['1', 'subject'],
  V3: ['r1', 'subject'],
  V4: ['r1', 'subject'],
  V5: ['r1', 'subject'],
  V6: ['r1', 'subject'],
  V7: ['p1', 'subject'],
  V8: ['p1', 'subject'],
  V9: ['r1', 'subject'],
  V10: ['r1', 'subject'],
  V11: ['r1', 'subject'],
  V12: ['2', 'subject'],
  V13: ['k1', 'subject'],
  V14: ['c1', 'subject'],
  V15: ['p1', 'subject'],
  V16: ['c1', 'subject'],
  V17: ['c1', 'subject'],
  V18: ['p1', 'recipient'],
  L1: ['p1', 'recipient'],
  'S-new': ['r1', 'compliance'],
  'S-reminder': ['r1.25', 'compliance'],
  'S-second-review': ['d1', 'compliance'],
  'S-few-approvers': ['d1', 'executives'],
  'S-overdue': ['r1', 'executives'],
  'S-unacknowledged': ['r1.20', 'backup'],
  'S-stuck': ['m1.collect', 'compliance'],
  'S-bounced': ['V1.r1', 'compliance'],
  'S-hold': ['2026-11-05', 'compliance'],
  'S-reach': ['safe-route.V7.p1', 'compliance'],
  'S-claim': ['card1', 'compliance'],
  'S-by-hand': ['search.shop', 'system-owner'],
  'S-appeal': ['a1', 'compliance'],
};

/** A case whose records were released: nothing is open on it, and nothing else is owed. `without` proof it was declined. */
async function answeredCase(without: boolean) {
  const door = new FrontDoor('bounces');
  const officer = { agency: 'Springfield Police', email: 'desk@police.example' };
  const id = await door.file(reportOf(1, { officer, wants: ['records'] }), 'k'.repeat(32));
  const orders: Order[] = [
    { ...prepared, systems: [{ system: 'shop', owner: 'shop-team' }] } as Order,
    ...(without ? [noFindings] : [found, proved]),
    revoke('officer'),
    ...(without ? [] : collected()),
    { type: 'record-kin', kin: [], lookedUp: true },
    ...(without ? [propose({ kind: 'decline', request: 'r1', ground: 'B' }), approve('d1')] : handedOver),
  ];
  for (const order of orders) await door.order(id, order);
  for (const mail of Object.keys((await door.stateOf(id)).mails))
    for (const order of [
      { type: 'claim-mail', mail },
      { type: 'watch-mail', mail, word: 'delivered', permanent: false },
    ] satisfies Order[])
      await door.order(id, order);
  return { door, id };
}

/** One mail of the case is owed, and what is given becomes of it; then two hours pass. */
export async function cell(template: MailTemplateId, outcome: Outcome) {
  // What asks for proof goes out only while some is missing.
  const { door, id } = await answeredCase(template === 'V4' || template === 'V5');
  const mail = `${template}.${about[template][0]}`;
  const key = await door.deps.vault.key(id);
  const before = await load(door.deps, id);
  await owe();
  let said = 0;
  const brand = outcome.unmade
    ? new Proxy(door.deps.brand, {
        get: () => {
          throw new Error('a mail that cannot be made');
        },
      })
    : door.deps.brand;
  const mails = queueHandler(workMessage, async (message, receives) => {
    const sent = await sendMail(
      {
        ...door.deps,
        brand,
        mailer: createMailer(sesClientThat(outcome), { configurationSet: 'c' }),
        budget: defaultMailBudget,
        staff: { compliance: ['c@x.example'], backup: ['b@x.example'], executives: ['e@x.example'] },
      },
      { ...message, receives },
    );
    return sent === 'retry' ? sent : 'done';
  });
  const deliveries = queueHandler(deliveryMessage, (message) =>
    watchDelivery(
      { ...door.deps, book: fakeLookBackBook(() => '').book },
      { ...message, mail: Buffer.from(message.mail, 'base64url').toString() },
    ),
  );
  const begun = door.now;
  let toldAt: number | undefined;
  const pass = async (ms: number) => {
    if (toldAt === undefined && (await isTold())) toldAt = door.now;
    door.now += ms;
  };
  // Three minutes is the visibility time-out of both queues.
  for (let receives = 1; receives <= 10; receives++) {
    if (!(await isLeft(mails, { v: 1, case: id, work: mail }, receives))) break;
    await pass(3 * minute);
  }
  for (const word of outcome.says ?? []) {
    await say(word);
    await pass(minute);
  }
  await door.dispatch(id);
  while (door.now < begun + 150 * minute) {
    if (door.now % (60 * minute) < 5 * minute) await sweep(sweepDeps(), () => 600_000);
    await pass(5 * minute);
  }
  const { state } = await load(door.deps, id);
  if (state.phase === 'none') throw new Error('no case');
  // Silence is known for what it is after an hour of it.
  const knownAt = begun + (outcome.silent ? 60 * minute : 0);
  return {
    door,
    id,
    before: before.state.phase,
    state,
    mail,
    lateMs: (toldAt ?? Number.POSITIVE_INFINITY) - knownAt,
    say,
  };

  async function owe() {
    const owing = {
      v: 1,
      type: 'mail-owed',
      mail,
      template,
      to: about[template][1],
      about: about[template][0],
    } as const;
    const recipient = about[template][1] === 'recipient' ? { recipient: 'officer' } : {};
    const commit = {
      case: id,
      seq: before.seq + 1,
      at: door.deps.clock.now(),
      actor: { kind: 'worker', id: 'test' } as const,
      command: { id: 'owe', type: 'test' },
      events: [
        { v: 1, type: 'code-issued', code: 'k1', commitment: 'c', expiresAt: '2026-11-03T15:00:00.000Z' } as never,
        { ...owing, ...recipient },
      ].slice(template === 'V13' ? 0 : 1),
      prev: before.hash,
    };
    const sealed = template === 'V13' && key ? [{ name: 'code.k1', bytes: key.seal('code.k1', '123456') }] : [];
    await door.deps.store.append(id, seal(commit, sha256), before.hash, sealed);
  }

  async function say(word: typeof delivery) {
    said += 1;
    await isLeft(deliveries, JSON.parse(transformed(word({ message: `ses-${said}`, case: id, mail }))) as object, 1);
  }

  async function isTold() {
    const now = await door.stateOf(id);
    const [kind, of] = [`mail-undelivered.${mail}`, `mail-unconfirmed.${mail}`];
    const paper = Object.values(now.letters).some((l) => `${l.template}.${l.about}` === mail && l.status === 'owed');
    return now.tasks[kind]?.open === true || now.tasks[of]?.open === true || paper;
  }

  function sweepDeps() {
    const outbox = fakeOutbox(door.queues, { now: () => door.now, sent: () => undefined });
    return { ...door.deps, outbox, reminders: fakeReminders(door.scheduler), retention: defaultRetention };
  }
}

async function isLeft(handler: ReturnType<typeof queueHandler>, body: object, receives: number): Promise<boolean> {
  const record = {
    messageId: 'm',
    body: JSON.stringify(body),
    attributes: { ApproximateReceiveCount: String(receives) },
  };
  const answer = await handler({ Records: [record] } as unknown as SQSEvent, {} as Context);
  return (answer?.batchItemFailures.length ?? 0) > 0;
}
