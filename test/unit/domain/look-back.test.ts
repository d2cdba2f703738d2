import { describe, expect, it } from 'vitest';
import { certificateOf, type LookBackCommand, progressOf } from '../../../shared/domain/look-back.ts';
import { sha256 } from '../../fakes/edges.ts';
import { answer, asked, at, back, claim, importing, mailed, one, play, post, print } from './given-look-back.ts';

const posted = [print(), post()];

describe('G25: a mail that came back', () => {
  const sent = [claim(), mailed()];
  const bounced: LookBackCommand = { type: 'bounce', contact: 'a' };
  const counts = (...commands: readonly LookBackCommand[]) => {
    const { mailed: m, posted: p, toWrite, unreached } = progressOf(play(...commands).drive);
    return { m, p, toWrite, unreached };
  };

  it('L48: is no mail; a letter reaches her still', () => {
    expect(counts(one, ...sent)).toEqual({ m: 1, p: 0, toWrite: 0, unreached: 0 });
    expect(counts(one, ...sent, bounced)).toEqual({ m: 0, p: 0, toWrite: 1, unreached: 0 });
    expect(counts(one, ...sent, bounced, ...posted)).toEqual({
      m: 0,
      p: 1,
      toWrite: 0,
      unreached: 0,
    });
  });

  it('L48: is unreached without another way, and when the letter came back too', () => {
    const only = importing(asked('a', { ways: ['email'] }));
    expect(counts(only, ...sent, bounced)).toEqual({ m: 0, p: 0, toWrite: 0, unreached: 1 });
    expect(counts(one, ...sent, bounced, ...posted, back()).unreached).toBe(1);
  });

  it('is told once, and one that was never sent cannot come back', () => {
    for (const commands of [[...sent, bounced, bounced], [bounced]])
      expect(play(one, ...commands)).toMatchObject({ last: [], refusal: undefined });
    expect(play(one, ...sent, bounced, claim()).refusal).toBe('contact.moved-on');
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
    const twice = play(importing(asked('a'), asked('a')), one);
    expect(twice).toMatchObject({ last: [], refusal: undefined });
    expect(progressOf(twice.drive)).toMatchObject({ lines: 1, unanswered: 1 });
  });

  it('L48: an older line that is found later makes no second letter', () => {
    const later = importing(asked('old', { person: 'p-a', receivedOn: '2024-01-01' }));
    expect(play(one, ...posted, later).owed).toEqual(['a']);
  });
});

describe('letters of a look-back', () => {
  it('L48: printed, posted with date and proof, returned: each once and in this order', () => {
    expect(play(one, back()).refusal).toBe('contact.moved-on');
    const done = play(importing(asked('a', { ways: ['post'] })), ...posted, back());
    expect(progressOf(done.drive)).toMatchObject({ posted: 1, unreached: 1, toWrite: 0 });
    expect(play(one, ...posted, ...posted).refusal).toBeDefined();
  });

  it('G2: a mail is claimed before it is sent, and never claimed twice', () => {
    expect(play(one, claim(), claim()).refusal).toBe('contact.moved-on');
    const sent = play(one, claim(), mailed());
    expect(progressOf(sent.drive)).toMatchObject({ mailed: 1, toWrite: 0 });
  });

  it('L48: whoever left no way to be reached is counted, never forgotten', () => {
    const lost = play(importing(asked('a', { ways: [] })));
    expect(progressOf(lost.drive)).toMatchObject({ unanswered: 1, withoutWay: 1, toWrite: 0 });
    expect(play(importing(asked('a', { ways: [] })), ...posted).refusal).toBeDefined();
  });

  it('L33: her answer opens one request, with its own date; saying so twice is no second one', () => {
    const twice = play(one, ...posted, answer(), answer());
    expect(twice).toMatchObject({ last: [], refusal: undefined });
    expect(progressOf(twice.drive)).toMatchObject({ askedAgain: 1, toWrite: 0 });
    expect(play(one, answer(), answer('a', 'AAAA-AAAA')).refusal).toBeDefined();
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
