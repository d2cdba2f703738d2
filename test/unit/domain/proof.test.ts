import { describe, expect, it } from 'vitest';
import type { CaseFile, Match } from '../../../shared/domain/case/state.ts';
import {
  decideProof,
  evolveProof,
  matchedKinds,
  type ProofCommand,
  type ProofEvent,
} from '../../../shared/domain/case/tracks/proof.ts';
import { isAgain, unsentOf } from '../../../shared/domain/case/tracks/unsent.ts';
import type { Basis } from '../../../shared/domain/case/vocabulary.ts';
import { file, type Order, openCase, openedWith, play, prepared, proved, rosa } from './given.ts';
import { mailToHer } from './given-letters.ts';

const ask: Order = { type: 'ask-for-proof', actor: rosa };
const asked = (request: string, ...missing: readonly string[]) => ({ v: 1, type: 'proof-asked', request, missing });
const record = (more: object = {}): Order => ({ ...proved, ...more }) as Order;
const opened = (document: string): Order => ({
  type: 'view-document',
  document,
  what: 'page',
  part: 1,
  note: 'n',
  actor: rosa,
});
const meta = { at: '2026-11-04T15:00:00.000Z', actor: rosa };

describe('L8: whoever asked is told in one list what is missing', () => {
  it('of the request that is open, to where she is written to, once for the same list', () => {
    expect(play(openCase, ask).last).toEqual([
      asked('r1', 'identity', 'report'),
      mailToHer('V4', 'r1.identity+report'),
    ]);
    expect(play(openCase, ask, ask).last).toEqual([]);
    const half = record({ covers: ['identity'] });
    expect(play(openCase, ask, half, ask).last).toEqual([asked('r1', 'report'), mailToHer('V4', 'r1.report')]);
    const second: Order = { type: 'receive-request', why: 'second-ask', channel: 'web', actor: rosa };
    expect(play(openCase, { type: 'withdraw', note: 'n', actor: rosa }, second, ask).last[0]).toEqual(
      asked('r2', 'identity', 'report'),
    );
  });

  it('L8 G4: is asked again only when a paper came since that does not show it, and is told so', () => {
    const came = (id: string, purpose: string): readonly Order[] => [
      { type: 'promise-document', document: id, purpose } as Order,
      { type: 'record-document', document: id, version: 'v', pages: 1, originalParts: 1, commitment: 'c' },
      opened(id),
    ];
    const blurred = play(openCase, ask, ...came('doc1', 'identity'), ask);
    expect(blurred.last).toEqual([
      { ...asked('r1', 'identity', 'report'), papers: 1 },
      mailToHer('V4', 'r1.identity+report.1'),
    ]);
    expect(play(openCase, ask, ...came('doc1', 'identity'), ask, ask).last).toEqual([]);
    expect(play(openCase, ask, ...came('doc1', 'other'), ask).last).toEqual([]);
    const again = play(openCase, ask, ...came('doc1', 'identity'), ask, ...came('doc2', 'identity'), ask);
    expect(again.last[1]).toEqual(mailToHer('V4', 'r1.identity+report.2'));
    // What shows it is no longer asked for, and says nothing of the rest.
    const half = record({ covers: ['identity'], documents: ['doc1'] });
    expect(play(openCase, ...came('doc1', 'identity'), half, ask).last[0]).toEqual(asked('r1', 'report'));
  });

  it('L8: what came is opened before she is told that it does not show it; what was scanned here was in our hands', () => {
    const came = (id: string, purpose: string, actor: Order['actor']): readonly Order[] => [
      { type: 'promise-document', document: id, purpose, actor } as Order,
      { type: 'record-document', document: id, version: 'v', pages: 1, originalParts: 1, commitment: 'c' },
    ];
    const hers = came('doc1', 'identity', { kind: 'subject' });
    expect(play(openCase, ...hers, ask).refusal).toBe('rule.papers-unread');
    expect(play(openCase, ...hers, opened('doc1'), ask).last[0]).toMatchObject({ type: 'proof-asked', papers: 1 });
    expect(play(openCase, ask, ...hers, ask).refusal).toBe('rule.papers-unread');
    expect(play(openCase, ...hers, record({ covers: ['identity'], documents: ['doc1'] }), ask).last[0]).toEqual(
      asked('r1', 'report'),
    );
    expect(play(openCase, ...came('doc1', 'other', { kind: 'subject' }), ask).refusal).toBeUndefined();
    expect(play(openCase, ...came('doc1', 'identity', rosa), ask).last[0]).toMatchObject({ papers: 1 });
  });

  it('L8 L39: what is still to be sent is what nobody has a paper of to look at; again, where papers were looked at', () => {
    const promise = (id: string, purpose: string): Order =>
      ({ type: 'promise-document', document: id, purpose, actor: { kind: 'subject' } }) as Order;
    const come = (id: string): Order => ({ type: 'note-arrival', document: id, version: 'v' });
    const kept = (id: string): Order => ({
      type: 'record-document',
      document: id,
      version: 'v',
      pages: 1,
      originalParts: 1,
      commitment: 'c',
    });
    const open = (...orders: readonly Order[]) => {
      const now = file(play(openCase, ...orders));
      return unsentOf(now).map((purpose) => (isAgain(now, purpose) ? `${purpose} again` : purpose));
    };
    const sent = [promise('d1', 'identity'), come('d1'), kept('d1'), opened('d1')];
    expect(open()).toEqual(['identity', 'report']);
    expect(open(promise('d1', 'identity'))).toEqual(['identity', 'report']);
    expect(open(promise('d1', 'identity'), come('d1'))).toEqual(['report']);
    expect(open(...sent)).toEqual(['report']);
    expect(open(...sent, ask)).toEqual(['identity again', 'report']);
    expect(open(...sent, ask, promise('d2', 'identity'))).toEqual(['identity again', 'report']);
    expect(open(...sent, ask, promise('d2', 'identity'), come('d2'))).toEqual(['report']);
    expect(open(...sent, ask, promise('d2', 'identity'), kept('d2'), opened('d2'), ask)).toEqual([
      'identity again',
      'report',
    ]);
    // What was on its way when she was asked, nobody has looked at.
    expect(open(promise('d1', 'identity'), come('d1'), ask, kept('d1'))).toEqual(['report']);
    expect(open(promise('d1', 'other'), kept('d1'), ask)).toEqual(['identity', 'report']);
    expect(open(...sent, proved)).toEqual([]);
  });

  it('with what the one who asks for her has not shown, and never with a call that is ours to make', () => {
    const parent = openedWith({ requester: 'parent-or-guardian' });
    expect(play(parent, ask).last[0]).toEqual(asked('r1', 'identity', 'report', 'authority'));
    const officer = openedWith({ requester: 'officer', needs: ['report'] });
    expect(play(officer, ask).last[0]).toEqual(asked('r1', 'report', 'authorisation'));
  });

  it('is asked nothing when nothing is missing', () => {
    expect(play(openCase, proved, ask).refusal).toBe('case.moved-on');
    expect(play(openedWith({ needs: [] }), ask).refusal).toBe('case.moved-on');
  });

  it('is remembered with the day and the list', () => {
    const at = '2026-11-03T15:00:00.000Z';
    const played = play(openCase, { ...ask, at });
    expect(file(played).proof).toEqual({ status: 'wanted', missing: ['identity', 'report'], askedAt: at });
    expect(file(played).recipients['subject']?.asked).toEqual(['identity', 'report']);
    const sure = play(openedWith({ requester: 'parent-or-guardian', needs: [] }), { ...ask, at });
    expect(file(sure).proof).toEqual({ status: 'verified', at: '2026-11-02T15:00:00.000Z' });
    expect(file(sure).recipients['requester']?.asked).toEqual(['authority']);
  });
});

describe('L18 L23: what was recorded of her proof', () => {
  it('is kept with what it covers, how, and by whom; what is still missing stays missing', () => {
    const half = file(play(openCase, record({ covers: ['report'] })));
    expect(half.proof).toEqual({ status: 'wanted', missing: ['identity'] });
    expect(half.proofsRecorded).toEqual([{ covers: ['report'], method: 'document', by: 'rosa' }]);
    const at = '2026-11-05T15:00:00.000Z';
    const whole = file(play(openCase, record({ covers: ['report'] }), record({ covers: ['identity'], at })));
    expect(whole.proof).toEqual({ status: 'verified', at });
  });

  it('keeps the day she was asked, and the day she was verified, whatever is recorded later', () => {
    const at = '2026-11-05T15:00:00.000Z';
    const half = file(play(openCase, ask, record({ covers: ['report'] })));
    expect(half.proof).toMatchObject({ missing: ['identity'], askedAt: '2026-11-02T15:00:00.000Z' });
    const again = file(play(openCase, proved, record({ method: 'waiver', at })));
    expect(again.proof).toEqual({ status: 'verified', at: '2026-11-02T15:00:00.000Z' });
    expect(again.proofsRecorded).toEqual([
      { covers: ['identity', 'report'], method: 'document', by: 'rosa' },
      { covers: ['identity', 'report'], method: 'waiver', by: 'rosa' },
    ]);
  });

  it('rests on documents that were all received', () => {
    const subject = { kind: 'subject' } as const;
    const sent = ['d1', 'd2'].map(
      (document): Order => ({ type: 'promise-document', document, purpose: 'identity', actor: subject }),
    );
    const received: Order = {
      type: 'record-document',
      document: 'd1',
      version: 'v',
      pages: 1,
      originalParts: 1,
      commitment: 'c',
    };
    const on = (...documents: readonly string[]) => play(openCase, ...sent, received, record({ documents }));
    expect(on('d1').last[0]).toEqual({
      v: 1,
      type: 'proof-recorded',
      covers: ['identity', 'report'],
      method: 'document',
      documents: ['d1'],
      note: 'note1',
    });
    expect([on('d1', 'd2').refusal, on('d9').refusal]).toEqual(['evidence.not-received', 'evidence.not-received']);
  });
});

describe('L21: proof by matching', () => {
  const match = (id: string, status: Match['status'], ...basis: readonly Basis[]): Match => ({
    id,
    system: 'shop',
    account: id,
    basis,
    instruments: [],
    cardsOn: [],
    status,
  });
  const card: Basis = { kind: 'card', exact: true, card: 'card1' };
  const phone: Basis = { kind: 'phone', exact: true };
  const base = () => file(play(openCase, prepared));
  const having = (...matches: readonly Match[]): CaseFile => ({
    ...base(),
    matches: Object.fromEntries(matches.map((m) => [m.id, m])),
  });
  const refusal = (of: CaseFile, more: Partial<Extract<ProofCommand, { type: 'record-proof' }>> = {}) => {
    const command = {
      type: 'record-proof',
      covers: ['identity'],
      method: 'matching',
      documents: [],
      note: 'n',
    } as const;
    const made = decideProof(of, { ...command, ...more });
    return made.ok ? undefined : made.error;
  };

  it('counts what stands exactly on accounts confirmed as misused, each kind once', () => {
    const two = having(
      match('m1', 'confirmed', card, phone),
      match('m2', 'confirmed', phone, { kind: 'email', exact: true }),
    );
    expect(matchedKinds(two)).toEqual(['card', 'phone', 'email']);
    for (const status of ['undecided', 'rejected', 'left-alone'] as const)
      expect(matchedKinds(having(match('m1', status, card, phone)))).toEqual([]);
    expect(
      matchedKinds(having(match('m1', 'confirmed', { ...card, exact: false }, { kind: 'name', exact: false }))),
    ).toEqual([]);
  });

  it('T1: counts a card only when she proved that she holds it', () => {
    expect(matchedKinds({ ...having(match('m1', 'confirmed', card, phone)), provedCards: [] })).toEqual(['phone']);
    expect(matchedKinds(having(match('m1', 'confirmed', { ...card, card: 'card2' })))).toEqual([]);
    expect(matchedKinds(having(match('m1', 'confirmed', { ...card, card: undefined })))).toEqual([]);
  });

  it('T1: takes her card and one thing more, no less', () => {
    expect(refusal(having(match('m1', 'confirmed', card, phone)))).toBeUndefined();
    expect(refusal(having(match('m1', 'confirmed', card)))).toBe('rule.matching-too-weak');
    const known = having(
      match('m1', 'confirmed', phone, { kind: 'email', exact: true }, { kind: 'address', exact: true }),
    );
    expect(refusal(known)).toBe('rule.matching-too-weak');
  });

  it('proves who she is, never the claim, and only where the business elected it', () => {
    const enough = having(match('m1', 'confirmed', card, phone));
    expect(refusal(enough, { covers: ['report'] })).toBe('rule.policy');
    expect(refusal(enough, { covers: ['identity', 'report'] })).toBe('rule.policy');
    const policy = { identity: ['government-id'], claim: [] } as const;
    expect(refusal({ ...enough, policy })).toBe('rule.policy');
    expect(refusal({ ...enough, policy }, { method: 'document' })).toBeUndefined();
    expect(refusal(having(), { covers: ['report'], method: 'waiver' })).toBeUndefined();
  });

  it('is written down like any other proof', () => {
    const enough = having(match('m1', 'confirmed', card, phone));
    const event: ProofEvent = {
      v: 1,
      type: 'proof-recorded',
      covers: ['identity'],
      method: 'matching',
      documents: [],
      note: 'n',
    };
    expect(decideProof(enough, { ...event, type: 'record-proof' })).toEqual({ ok: true, value: [event] });
    expect(evolveProof(enough, event, meta).proof).toEqual({ status: 'wanted', missing: ['report'] });
  });
});
