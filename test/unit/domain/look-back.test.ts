import { describe, expect, it } from 'vitest';
import {
  certificateOf,
  type Drive,
  decideLookBack,
  evolveLookBack,
  type LookBackCommand,
  noDrive,
  type PastContact,
  progressOf,
  toWriteTo,
} from '../../../shared/domain/look-back.ts';
import { sha256 } from '../../fakes/edges.ts';

const at = '2026-11-25T15:00:00.000Z';
const asked = (id: string, change: Partial<PastContact> = {}): PastContact => ({
  id,
  person: `p-${id}`,
  code: `C-${id}`,
  channel: 'phone-note',
  language: 'en',
  receivedOn: '2025-03-01',
  outcome: 'none',
  ways: ['post', 'email'],
  ...change,
});
const importing = (...contacts: PastContact[]): LookBackCommand => ({ type: 'import', contacts, file: 'f' });

function play(...commands: readonly LookBackCommand[]) {
  let drive: Drive = noDrive;
  let last: ReturnType<typeof decideLookBack> | undefined;
  for (const command of commands) {
    last = decideLookBack(drive, command);
    if (last.ok) drive = last.value.reduce((d, e) => evolveLookBack(d, e, at), drive);
  }
  return { drive, last, owed: toWriteTo(drive).map((c) => c.id) };
}
const posted = (contact: string): readonly LookBackCommand[] => [
  { type: 'print', contact, commitment: 'c' },
  { type: 'post', contact, on: '2026-11-25', proof: 'RA 1' },
];

describe('G25: a mail that came back', () => {
  const mailed: readonly LookBackCommand[] = [
    { type: 'claim-mail', contact: 'a' },
    { type: 'record-mail', contact: 'a', message: 'm' },
  ];
  const back: LookBackCommand = { type: 'bounce', contact: 'a' };
  const counts = (...commands: readonly LookBackCommand[]) => {
    const { mailed: m, posted: p, toWrite, unreached } = progressOf(play(...commands).drive);
    return { m, p, toWrite, unreached };
  };

  it('L48: is no mail; a letter reaches her still', () => {
    expect(counts(importing(asked('a')), ...mailed)).toEqual({ m: 1, p: 0, toWrite: 0, unreached: 0 });
    expect(counts(importing(asked('a')), ...mailed, back)).toEqual({ m: 0, p: 0, toWrite: 1, unreached: 0 });
    expect(counts(importing(asked('a')), ...mailed, back, ...posted('a'))).toEqual({
      m: 0,
      p: 1,
      toWrite: 0,
      unreached: 0,
    });
  });

  it('L48: is unreached without another way, and when the letter came back too', () => {
    const only = importing(asked('a', { ways: ['email'] }));
    expect(counts(only, ...mailed, back)).toEqual({ m: 0, p: 0, toWrite: 0, unreached: 1 });
    const returned: LookBackCommand = { type: 'return', contact: 'a', on: '2026-12-01' };
    expect(counts(importing(asked('a')), ...mailed, back, ...posted('a'), returned).unreached).toBe(1);
  });

  it('is told once, and one that was never sent cannot come back', () => {
    for (const commands of [[...mailed, back, back], [back]])
      expect(play(importing(asked('a')), ...commands).last).toEqual({ ok: true, value: [] });
    expect(play(importing(asked('a')), ...mailed, back, mailed[0]!).last).toEqual({
      ok: false,
      error: 'contact.moved-on',
    });
  });
});

describe('who asked and was not answered (N14)', () => {
  it.each(['none', 'refused', 'unknown'] as const)('L48: “%s” is no answer: she is written to', (outcome) => {
    expect(play(importing(asked('a', { outcome }))).owed).toEqual(['a']);
  });

  it.each(['records', 'declined'] as const)('L48: “%s” is an answer', (outcome) => {
    expect(play(importing(asked('a', { outcome }))).owed).toEqual([]);
  });

  it('L48: a person who asked three times gets one letter, about the first time', () => {
    const same = { person: 'maria' };
    const three = [
      asked('b', { ...same, receivedOn: '2025-04-01' }),
      asked('a', same),
      asked('c', { ...same, receivedOn: '2025-05-01' }),
    ];
    expect(play(importing(...three)).owed).toEqual(['a']);
  });

  it('L48: what was answered at last is answered; what she asked after that is not', () => {
    const same = { person: 'maria' };
    const early = asked('a', same);
    const answered = asked('b', { ...same, receivedOn: '2025-04-01', outcome: 'records' });
    const after = asked('c', { ...same, receivedOn: '2025-05-01' });
    expect(play(importing(early, answered)).owed).toEqual([]);
    expect(play(importing(early, answered, after)).owed).toEqual(['c']);
  });

  it('L48: the same line imported twice is one, in one file or in two', () => {
    const twice = play(importing(asked('a'), asked('a')), importing(asked('a')));
    expect(twice.last).toEqual({ ok: true, value: [] });
    expect(progressOf(twice.drive)).toMatchObject({ lines: 1, unanswered: 1 });
  });

  it('L48: an older line that is found later makes no second letter', () => {
    const later = importing(asked('old', { person: 'p-a', receivedOn: '2024-01-01' }));
    expect(play(importing(asked('a')), ...posted('a'), later).owed).toEqual(['a']);
  });
});

describe('letters of a look-back', () => {
  it('L48: printed, posted with date and proof, returned: each once and in this order', () => {
    const back: LookBackCommand = { type: 'return', contact: 'a', on: '2026-12-10' };
    expect(play(importing(asked('a')), back).last).toEqual({ ok: false, error: 'contact.moved-on' });
    const done = play(importing(asked('a', { ways: ['post'] })), ...posted('a'), back);
    expect(progressOf(done.drive)).toMatchObject({ posted: 1, unreached: 1, toWrite: 0 });
    expect(play(importing(asked('a')), ...posted('a'), ...posted('a')).last?.ok).toBe(false);
  });

  it('G2: a mail is claimed before it is sent, and never claimed twice', () => {
    const claim: LookBackCommand = { type: 'claim-mail', contact: 'a' };
    expect(play(importing(asked('a')), claim, claim).last).toEqual({ ok: false, error: 'contact.moved-on' });
    const sent = play(importing(asked('a')), claim, { type: 'record-mail', contact: 'a', message: 'm' });
    expect(progressOf(sent.drive)).toMatchObject({ mailed: 1, toWrite: 0 });
  });

  it('L48: whoever left no way to be reached is counted, never forgotten', () => {
    const lost = play(importing(asked('a', { ways: [] })));
    expect(progressOf(lost.drive)).toMatchObject({ unanswered: 1, withoutWay: 1, toWrite: 0 });
    expect(play(importing(asked('a', { ways: [] })), ...posted('a')).last?.ok).toBe(false);
  });

  it('L33: her answer opens one request, with its own date; saying so twice is no second one', () => {
    const answer: LookBackCommand = { type: 'answer', contact: 'a', on: '2026-12-05', reference: '7K4M-9QXT' };
    const twice = play(importing(asked('a')), ...posted('a'), answer, answer);
    expect(twice.last).toEqual({ ok: true, value: [] });
    expect(progressOf(twice.drive)).toMatchObject({ askedAgain: 1, toWrite: 0 });
    expect(play(importing(asked('a')), answer, { ...answer, reference: 'AAAA-AAAA' }).last?.ok).toBe(false);
  });
});

describe('the certificate', () => {
  const about = { name: '2026', at, seq: 3, hash: 'h' };

  it('L48: counts everybody, and is bound to the list and to the log', () => {
    const contacts = [asked('b'), asked('a', { outcome: 'records' }), asked('c', { outcome: 'declined' })];
    const made = certificateOf(play(importing(...contacts)).drive, about, sha256);
    expect(made).toMatchObject({ lines: 3, gotRecords: 1, declined: 1, unanswered: 1, list: sha256('a\nb\nc') });
    expect(made.log).toEqual({ seq: 3, hash: 'h' });
  });

  it('L48: another list has another digest', () => {
    const of = (...ids: string[]) => certificateOf(play(importing(...ids.map((i) => asked(i)))).drive, about, sha256);
    expect(of('a', 'b').list).toBe(of('b', 'a').list);
    expect(of('a', 'b').list).not.toBe(of('a').list);
  });
});
