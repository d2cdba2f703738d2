import { describe, expect, it } from 'vitest';
import { nextCheck, viewOf } from '../../../shared/domain/case/head.ts';
import { maxDocuments } from '../../../shared/domain/case/tracks/evidence.ts';
import { defaultRetention } from '../../../shared/domain/retention.ts';
import {
  byPost,
  file,
  kinLookedUp,
  noFindings,
  nothing,
  type Order,
  openCase,
  type Played,
  play,
  prepared,
  rosa,
  types,
} from './given.ts';
import { arrived, hours, promised, received, refused, sweep } from './given-evidence.ts';

const at = hours(0);
const view = (part: number, what: 'page' | 'original' = 'page'): Order => ({
  type: 'view-document',
  document: 'd1',
  what,
  part,
  note: 'note.1',
  actor: rosa,
  at,
});
const proof: Order = {
  type: 'record-proof',
  covers: ['identity'],
  method: 'document',
  documents: ['d1'],
  note: 'n',
  actor: rosa,
};
const owed = (played: Played, template: string) =>
  played.events.flatMap((e) => (e.type === 'mail-owed' && e.template === template ? [e.mail] : []));

describe('documents a person sends', () => {
  it('come in by steps: promised, arrived, received', () => {
    expect(types(play(openCase, promised(), arrived()))).toEqual(['document-arrived']);
    expect(file(play(openCase, promised(), arrived(), received())).documents['d1']).toMatchObject({
      status: 'received',
      version: 'v1',
      pages: 2,
      originalParts: 1,
    });
  });

  it('T6: a verdict that comes before the word of the upload counts, and the upload’s word then changes nothing', () => {
    const played = play(openCase, promised(), received(), arrived());
    expect(played.last).toEqual([]);
    expect(file(played).documents['d1']?.status).toBe('received');
  });

  it('T6: one document is one file: what is received or refused stays so, whatever comes after', () => {
    expect(play(openCase, promised(), received(), refused()).last).toEqual([]);
    expect(play(openCase, promised(), refused(), received()).last).toEqual([]);
    expect(play(openCase, promised(), received(), { ...received(), version: 'v2' } as Order).last).toEqual([]);
  });

  it('T15: what was never promised comes in by nothing', () => {
    expect(play(openCase, received()).refusal).toBe('thing.absent');
    expect(play(openCase, arrived()).refusal).toBe('thing.absent');
  });

  it('L13: nothing she sends moves the date', () => {
    const due = file(play(openCase)).requests['r1']?.dueOn;
    expect(
      file(play(openCase, promised(), arrived(), received(), promised('d2'), refused('d2'))).requests['r1']?.dueOn,
    ).toBe(due);
  });

  it(`T16: a case takes ${maxDocuments} of them`, () => {
    const many = Array.from({ length: maxDocuments }, (_, i) => promised(`d${i}`));
    expect(play(openCase, ...many).refusal).toBeUndefined();
    expect(play(openCase, ...many, promised('one more')).refusal).toBe('evidence.too-many');
  });

  it('L18: proof by document rests on documents that were received, on no other', () => {
    expect(play(openCase, promised(), proof).refusal).toBe('evidence.not-received');
    expect(play(openCase, promised(), arrived(), proof).refusal).toBe('evidence.not-received');
    expect(play(openCase, promised(), refused(), proof).refusal).toBe('evidence.not-received');
    expect(play(openCase, promised(), received(), proof).refusal).toBeUndefined();
  });
});

describe('what she is told of them', () => {
  it('V3: that a file did not work, one mail for each', () => {
    const played = play(openCase, promised(), refused(), promised('d2'), refused('d2'));
    expect(owed(played, 'V3')).toEqual(['V3.d1', 'V3.d2']);
  });

  it('V2: that her documents are here, at most once an hour, and then of all that came since', () => {
    const all = [promised(), promised('d2'), promised('d3')];
    const come = [openCase, ...all, received('d1'), received('d2', 0.5), received('d3', 0.9)];
    expect(owed(play(...come), 'V2')).toEqual(['V2.1']);
    expect(owed(play(...come, sweep(1)), 'V2')).toEqual(['V2.1', 'V2.3']);
  });

  it('V2 waits while another is being checked, but no longer than an hour', () => {
    const both = [openCase, promised(), promised('d2'), arrived('d1'), arrived('d2'), received('d1')];
    expect(owed(play(...both), 'V2')).toEqual([]);
    expect(owed(play(...both, received('d2')), 'V2')).toEqual(['V2.2']);
    expect(owed(play(...both, sweep(0.9)), 'V2')).toEqual([]);
    expect(owed(play(...both, sweep(1)), 'V2')).toEqual(['V2.1']);
  });

  it('a person who is written to by post gets a letter only when she has something to do', () => {
    const played = play(byPost, promised(), received(), promised('d2'), refused('d2'));
    expect(owed(played, 'V2')).toEqual([]);
    expect(Object.keys(file(played).letters)).toContain('V3.d2');
    expect(owed(played, 'V3')).toEqual([]);
  });

  it('a paper scanned at the desk is the desk’s business: she gets no mail about the file', () => {
    const scan = (document: string): Order => ({ ...promised(document), actor: rosa }) as Order;
    const played = play(openCase, scan('d1'), received('d1'), scan('d2'), refused('d2'));
    expect([owed(played, 'V2'), owed(played, 'V3')]).toEqual([[], []]);
  });

  it('her page has each with its state, its day and why not', () => {
    const played = play(openCase, promised(), promised('d2', 'report'), arrived('d2'), refused('d1'));
    if (played.state.phase === 'none') throw new Error('no case');
    expect(viewOf(played.state).documents).toEqual([
      { document: 'd1', purpose: 'identity', status: 'refused', reason: 'file.locked', on: '2026-11-03' },
      { document: 'd2', purpose: 'report', status: 'arrived', on: '2026-11-03' },
    ]);
  });
});

describe('a verdict that does not come', () => {
  const waiting = [openCase, promised(), arrived()];

  it('G15: fails closed: after 24 hours a person is asked to look, once, and she is told nothing', () => {
    const searched = [prepared, kinLookedUp, noFindings, nothing];
    expect(types(play(...waiting, ...searched, sweep(23.9)))).not.toContain('task-opened');
    const looked = play(...waiting, ...searched, sweep(24), sweep(25));
    expect(looked.events.filter((e) => e.type === 'task-opened' && e.kind === 'document-unchecked')).toHaveLength(1);
    expect(owed(looked, 'S-stuck')).toEqual(['S-stuck.document.d1']);
    expect(file(looked).documents['d1']?.status).toBe('arrived');
    expect([owed(looked, 'V2'), owed(looked, 'V3')]).toEqual([[], []]);
  });

  it('the sweep looks at that very hour', () => {
    const { state } = play(...waiting);
    if (state.phase === 'none') throw new Error('no case');
    expect(nextCheck(state, hours(23.5), defaultRetention)?.localeCompare(hours(24.5))).toBe(-1);
  });

  it('a scan that failed asks a person at once', () => {
    const parked = play(...waiting, { type: 'park-document', document: 'd1', at });
    expect(Object.keys(file(parked).tasks)).toContain('document-unchecked.d1');
    expect(
      play(...waiting, { type: 'park-document', document: 'd1', at }, { type: 'park-document', document: 'd1', at })
        .last,
    ).toEqual([]);
  });

  it('a late verdict still counts and ends the task', () => {
    const late = play(...waiting, sweep(24), received('d1', 26));
    expect(file(late).tasks['document-unchecked.d1']?.open).toBe(false);
    expect(file(late).documents['d1']?.status).toBe('received');
  });

  it('a person gives up on it with a reason, and she is asked to send it again', () => {
    const giveUp: Order = { type: 'give-up-document', document: 'd1', note: 'note.9', actor: rosa, at };
    const played = play(...waiting, sweep(24), giveUp);
    expect(file(played).documents['d1']).toMatchObject({ status: 'refused', reason: 'file.unchecked' });
    expect(owed(played, 'V3')).toEqual(['V3.d1']);
    expect(file(played).tasks['document-unchecked.d1']?.open).toBe(false);
    expect(play(openCase, promised(), received(), giveUp).refusal).toBe('case.moved-on');
  });
});

describe('looking at them (T9, U16)', () => {
  it('is written down: who, which page or part, and why', () => {
    const played = play(openCase, promised(), received(), view(2));
    expect(played.last).toEqual([
      { v: 1, type: 'document-viewed', document: 'd1', what: 'page', part: 2, note: 'note.1' },
    ]);
    expect(play(openCase, promised(), received(), view(1, 'original')).refusal).toBeUndefined();
  });

  it('is for what was received, and for what is there', () => {
    expect(play(openCase, promised(), arrived(), view(1)).refusal).toBe('evidence.not-received');
    expect(play(openCase, promised(), refused(), view(1)).refusal).toBe('evidence.not-received');
    expect(play(openCase, view(1)).refusal).toBe('thing.absent');
    for (const part of [0, 3, -1, 1.5 + 1])
      expect(play(openCase, promised(), received(), view(part)).refusal).toBe('thing.absent');
  });

  it('G13: there is no original to look at where a card number stood in it', () => {
    const played = play(openCase, promised(), received('d1', 0, { originalParts: 0 }), view(1, 'original'));
    expect(played.refusal).toBe('evidence.original-not-kept');
    expect(play(openCase, promised(), received('d1', 0, { originalParts: 0 }), view(2)).refusal).toBeUndefined();
  });

  it('the parts of the original are its own, not its pages', () => {
    expect(play(openCase, promised(), received(), view(2, 'original')).refusal).toBe('thing.absent');
    expect(
      play(openCase, promised(), received('d1', 0, { originalParts: 3 }), view(3, 'original')).refusal,
    ).toBeUndefined();
  });
});
