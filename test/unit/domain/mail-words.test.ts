import { describe, expect, it } from 'vitest';
import type { CaseEvent } from '../../../shared/domain/case/events.ts';
import type { CaseFile, MailStatus } from '../../../shared/domain/case/state.ts';
import {
  claimTimeoutMs,
  decideMails,
  evolveMails,
  followMails,
  isGivenUp,
  type MailCommand,
  type MailEvent,
  owe,
} from '../../../shared/domain/case/tracks/mails.ts';
import { type MailWord, mailWords } from '../../../shared/domain/case/vocabulary.ts';
import { plusMs } from '../../../shared/domain/time.ts';
import { file, type Order, openCase, play, worker } from './given.ts';
import { bounced, sent } from './given-letters.ts';

const at = '2026-11-02T15:00:00.000Z';
const later = '2026-11-02T16:00:00.000Z';
const id = 'V1.r1';
const statuses: readonly MailStatus[] = ['owed', 'claimed', 'sent', 'delivered', 'bounced', 'withheld'];
/** A new case: its first mails are owed. */
const her = () => file(play(openCase));
const mailThat = (status: MailStatus): CaseFile => ({
  ...her(),
  mails: { ...her().mails, [id]: { ...her().mails[id]!, status, attempt: 1, since: at } },
});
const decided = (of: CaseFile, command: MailCommand, when = later): readonly CaseEvent[] | string => {
  const made = decideMails(of, { ...command, at: when, actor: worker, id: 'c' });
  return made.ok ? made.value : made.error;
};
const watch = (word: MailWord, permanent = true, message?: string) =>
  ({
    type: 'watch-mail',
    mail: id,
    word,
    permanent,
    ...(message === undefined ? {} : { message }),
  }) satisfies MailCommand;
const heard = (word: MailWord, permanent = true, message?: string) =>
  ({
    v: 1,
    type: 'mail-watched',
    mail: id,
    word,
    permanent,
    ...(message === undefined ? {} : { message }),
  }) satisfies MailEvent;

describe('a mail that is owed', () => {
  it('is written down as it is owed, with whose address it goes to', () => {
    expect(owe('V1', 'subject', 'r1')).toEqual({
      v: 1,
      type: 'mail-owed',
      mail: 'V1.r1',
      template: 'V1',
      to: 'subject',
      about: 'r1',
    });
    expect(owe('V14', 'subject', 'c1', 'report')).toMatchObject({ mail: 'V14.c1', from: 'report' });
    const named = { ...owe('V7', 'recipient', 'p1'), recipient: 'x1', from: 'report' } as const;
    expect(evolveMails(her(), named, { at: later, actor: worker }).mails['V7.p1']).toEqual({
      id: 'V7.p1',
      template: 'V7',
      to: 'recipient',
      about: 'p1',
      recipient: 'x1',
      from: 'report',
      status: 'owed',
      attempt: 0,
      owedAt: later,
      since: later,
    });
  });

  it.each(statuses)('G2: is claimed before it is sent: “%s”', (status) => {
    const claimed = [{ v: 1, type: 'mail-claimed', mail: id, attempt: 2 }];
    expect(decided(mailThat(status), { type: 'claim-mail', mail: id }, at)).toEqual(status === 'owed' ? claimed : []);
    const sent = [{ v: 1, type: 'mail-sent', mail: id, message: 'm' }];
    const record = { type: 'record-mail-sent', mail: id, message: 'm', owedAt: at } as const;
    expect(decided(mailThat(status), record)).toEqual(status === 'claimed' ? sent : []);
  });

  it('G2: a claim nobody heard of again is taken over after ten minutes, not at that very moment', () => {
    const claim = { type: 'claim-mail', mail: id } as const;
    const end = plusMs(at, claimTimeoutMs);
    expect(end).toBe('2026-11-02T15:10:00.000Z');
    expect(decided(mailThat('claimed'), claim, end)).toEqual([]);
    expect(decided(mailThat('claimed'), claim, plusMs(end, 1))).toEqual([
      { v: 1, type: 'mail-claimed', mail: id, attempt: 2 },
    ]);
    expect(decided(mailThat('sent'), claim, plusMs(end, 1))).toEqual([]);
  });

  it('G7: eight claims ten minutes apart, then one an hour: an SES that is down for days does not fill the log', () => {
    const claim = { type: 'claim-mail', mail: id } as const;
    const mail = (attempt: number) => ({ ...mailThat('claimed').mails[id]!, attempt });
    const waits = (attempt: number, minutes: number) => isGivenUp(mail(attempt), plusMs(at, minutes * 60_000));
    expect([8, 9].map((attempt) => [waits(attempt, 11), waits(attempt, 60), waits(attempt, 61)])).toEqual([
      [true, true, true],
      [false, false, true],
    ]);
    const file = { ...her(), mails: { [id]: mail(9) } };
    expect(decided(file, claim, plusMs(at, 11 * 60_000))).toEqual([]);
  });

  it('G1: one that leaves while it is owed anew is the one of before: the new one is still to go out, and no word about the other ends it', () => {
    const meta = { at: later, actor: worker };
    const inFlight = mailThat('claimed');
    const { owedAt } = inFlight.mails[id]!;
    const anew = evolveMails(inFlight, owe('V1', 'subject', 'r1'), meta);
    const claimed = evolveMails(anew, { v: 1, type: 'mail-claimed', mail: id, attempt: 1 }, meta);
    const record = { type: 'record-mail-sent', mail: id, message: 'first', owedAt } as const;
    const left = { v: 1, type: 'mail-sent', mail: id, message: 'first', earlier: true } as const;
    for (const now of [anew, claimed]) {
      expect(decided(now, record)).toEqual([left]);
      const after = evolveMails(now, left, meta);
      expect(after.mails[id]).toEqual({ ...now.mails[id], earlier: ['first'] });
      expect(decided(after, watch('delivered', true, 'first'))).toEqual([]);
    }
    expect(decided(claimed, { ...record, message: 'second', owedAt: later })).toEqual([
      { v: 1, type: 'mail-sent', mail: id, message: 'second' },
    ]);
  });

  it('that nobody owes is not claimed, not sent and not heard of', () => {
    const mail = 'V9.r9';
    expect(decided(her(), { type: 'claim-mail', mail })).toBe('thing.absent');
    expect(decided(her(), { type: 'record-mail-sent', mail, message: 'm', owedAt: at })).toEqual([]);
    expect(decided(her(), { ...watch('bounced'), mail })).toEqual([]);
  });

  it('claimed and sent, stands with how often and since when', () => {
    const meta = { at: later, actor: worker };
    const claimed = evolveMails(her(), { v: 1, type: 'mail-claimed', mail: id, attempt: 3 }, meta);
    expect(claimed.mails[id]).toEqual({ ...her().mails[id], status: 'claimed', attempt: 3, since: later });
    const sent = evolveMails(mailThat('claimed'), { v: 1, type: 'mail-sent', mail: id, message: 'm' }, meta);
    expect(sent.mails[id]).toEqual({ ...her().mails[id], status: 'sent', attempt: 1, since: later, messages: ['m'] });
  });
});

describe('what the mail service says of it', () => {
  /** Words that say nothing any more, by how the mail stands. */
  const deaf: Readonly<Record<MailStatus, readonly MailWord[]>> = {
    owed: ['sent'],
    claimed: [],
    sent: ['sent'],
    delivered: ['sent', 'delivered'],
    bounced: ['delivered', 'bounced', 'rejected', 'delayed', 'sent'],
    withheld: ['sent'],
  };

  it.each(statuses)('is written down once, and a bounce is told of once: “%s”', (status) => {
    for (const word of mailWords)
      expect([word, decided(mailThat(status), watch(word, false))]).toEqual([
        word,
        // A soft bounce too is SES's last word, unless the mail had arrived.
        deaf[status].includes(word) ? [] : [heard(word, word === 'bounced' && status !== 'delivered')],
      ]);
  });

  /** What the mail is after the word, where that is another thing than before. */
  const becomes: readonly (readonly [MailStatus, MailWord, MailStatus])[] = [
    ['owed', 'bounced', 'bounced'],
    ['owed', 'rejected', 'bounced'],
    // SES has it: G2, it is not claimed again.
    ...(['sent', 'delayed'] as const).map((word) => ['claimed', word, 'sent'] as const),
    // She has it.
    ...(['claimed', 'sent'] as const).map((from) => [from, 'complained', 'delivered'] as const),
    ...(['claimed', 'sent', 'delivered', 'withheld'] as const).flatMap((from) => [
      [from, 'delivered', 'delivered'] as const,
      [from, 'bounced', 'bounced'] as const,
      [from, 'rejected', 'bounced'] as const,
    ]),
  ];

  it.each(statuses)(
    'G25: a late word of delivery takes back no bounce, and what is owed anew did not arrive: “%s”',
    (from) => {
      for (const word of mailWords) {
        const to = becomes.find(([status, said]) => status === from && said === word)?.[2];
        const after = evolveMails(mailThat(from), heard(word), { at: later, actor: worker });
        const expected = to ? { ...mailThat(from).mails[id], status: to, since: later } : mailThat(from).mails[id];
        expect([word, after.mails[id]]).toEqual([word, expected]);
      }
    },
  );

  it('G25: a bounce that is not for good changes nothing: it is tried again', () => {
    for (const word of ['bounced', 'rejected'] as const) {
      const before = mailThat('sent');
      expect(evolveMails(before, heard(word, false), { at: later, actor: worker })).toBe(before);
    }
  });
});

describe('G2: a mail owed anew is not the one that went out before', () => {
  const anew = (of: CaseFile) => evolveMails(of, owe('V1', 'subject', 'r1'), { at: later, actor: worker });
  const claimed = (of: CaseFile) =>
    evolveMails(of, { v: 1, type: 'mail-claimed', mail: id, attempt: 1 }, { at: later, actor: worker });
  /** Its first went out as `m`, known by whoever sent it or only by SES's word; the next as `n`. */
  const first: Readonly<Record<string, readonly Order[]>> = {
    'who sent it': sent(id),
    'SES alone': [{ type: 'claim-mail', mail: id }, watch('delivered', false, 'm')],
  };

  it.each(Object.entries(first))('what SES says of the first, told by %s, is not said of it', (_, orders) => {
    const again = claimed(anew(file(play(openCase, ...orders))));
    for (const word of mailWords) expect([word, decided(again, watch(word, true, 'm'))]).toEqual([word, []]);
    for (const word of mailWords)
      expect([word, decided(again, watch(word, true, 'n'))]).toEqual([word, [heard(word, true, 'n')]]);
    // Owed a third time, none of the two is it.
    const third = claimed(anew(evolveMails(again, heard('delivered', true, 'n'), { at: later, actor: worker })));
    for (const message of ['m', 'n']) expect(decided(third, watch('complained', true, message))).toEqual([]);
  });

  it('sent twice for one owing, since nobody knew of the first, it is what is said of either', () => {
    const twice = file(play(openCase, ...sent(id), watch('delayed', false, 'other')));
    expect(decided(twice, watch('bounced', true, 'm'))).toEqual([heard('bounced', true, 'm')]);
    expect(decided(twice, watch('bounced', true, 'other'))).toEqual([heard('bounced', true, 'other')]);
  });
});

describe('G25: a mail that was lost', () => {
  const lost = { v: 1, type: 'task-opened', task: `mail-undelivered.${id}`, kind: 'mail-undelivered', about: id };
  const told = { v: 1, type: 'mail-owed', mail: `S-bounced.${id}`, template: 'S-bounced', to: 'compliance', about: id };

  it('is a task and word to compliance, once while the task is open', () => {
    expect(followMails(mailThat('bounced'), heard('bounced'))).toEqual([lost, told]);
    expect(followMails(mailThat('delivered'), heard('complained'))).toEqual([lost, told]);
    expect(followMails(mailThat('delivered'), heard('delivered'))).toEqual([]);
    const task = { id: `mail-undelivered.${id}`, kind: 'mail-undelivered', about: id } as const;
    const known = (open: boolean): CaseFile => ({ ...mailThat('bounced'), tasks: { [task.id]: { ...task, open } } });
    expect(followMails(known(true), heard('bounced'))).toEqual([]);
    expect(followMails(known(false), heard('bounced'))).toEqual([lost, told]);
  });

  it('to staff is a task alone: no mail is sent about a mail that staff do not get', () => {
    const about = 'S-new.r1';
    expect(play(openCase, ...bounced(about)).last).toEqual([
      { v: 1, type: 'mail-watched', mail: about, word: 'bounced', permanent: true },
      { v: 1, type: 'task-opened', task: `mail-undelivered.${about}`, kind: 'mail-undelivered', about },
    ]);
    expect(play(openCase, ...bounced(id)).last.slice(0, 3)).toEqual([heard('bounced'), lost, told]);
  });
});
