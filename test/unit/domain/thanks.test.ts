import { describe, expect, it } from 'vitest';
import { documentTimers, thankedFor } from '../../../shared/domain/case/tracks/evidence.ts';
import { toEpoch } from '../../../shared/domain/time.ts';
import { file, type Order, openCase, openedWith, play, rosa } from './given.ts';
import { arrived, hours, promised, received, refused, sweep } from './given-evidence.ts';

const three = [openCase, promised('d1'), promised('d2'), promised('d3')];
const thanks = (...orders: readonly Order[]) =>
  play(...orders).last.filter((e) => e.type === 'mail-owed' && e.template === 'V2');
const mail = (total: number) => ({
  v: 1,
  type: 'mail-owed',
  mail: `V2.${total}`,
  template: 'V2',
  to: 'subject',
  about: `${total}`,
});

describe('V2, that her documents are here', () => {
  it('is all that a document brings that was received', () => {
    expect(play(...three, arrived('d1'), received('d1')).last).toEqual([
      { v: 1, type: 'document-received', document: 'd1', version: 'v1', pages: 2, originalParts: 1, commitment: 'c' },
      mail(1),
    ]);
  });

  it('tells of those since the one before it', () => {
    const told = file(play(...three, received('d1'), received('d2', 0.5), received('d3', 1)));
    expect([thankedFor(told, 1), thankedFor(told, 3)]).toEqual([1, 2]);
    expect(thankedFor(file(play(...three, received('d1'), refused('d2'))), 1)).toBe(1);
  });

  it('is not said again when nothing more came', () => {
    expect(thanks(...three, received('d1'), sweep(1), sweep(2))).toEqual([]);
    expect(thanks(...three, received('d1'), sweep(1), received('d2', 2))).toEqual([mail(2)]);
  });

  it('comes an hour after the last V2, whatever else she was written meanwhile', () => {
    const refusedBetween = [...three, received('d1'), refused('d2', 0.5)];
    expect(thanks(...refusedBetween, received('d3', 0.9))).toEqual([]);
    expect(thanks(...refusedBetween, received('d3', 1))).toEqual([mail(2)]);
  });

  it('waits an hour from what was received, not from what is still being checked', () => {
    expect(thanks(...three, arrived('d1'), arrived('d2'), received('d1', 0.2), sweep(1.1))).toEqual([]);
    expect(thanks(...three, arrived('d1'), arrived('d2'), received('d1', 0.2), sweep(1.2))).toEqual([mail(1)]);
  });

  it('L45: is sent nowhere while there is no way to her', () => {
    const unreached = openedWith({ email: false, post: false });
    expect(play(unreached, promised('d1'), received('d1')).last.map((e) => e.type)).toEqual(['document-received']);
  });
});

describe('when the sweep comes for documents (G15)', () => {
  const timers = (...orders: readonly Order[]) => documentTimers(file(play(...orders)));

  it('G15: a day after one arrived without a verdict, and when thanks are due', () => {
    expect(timers(...three)).toEqual([]);
    expect(timers(...three, arrived('d1'), arrived('d2', 0.5))).toEqual([toEpoch(hours(24)), toEpoch(hours(24.5))]);
    expect(timers(...three, arrived('d1'), arrived('d2'), received('d1'))).toEqual([
      toEpoch(hours(24)),
      toEpoch(hours(1)),
    ]);
    expect(timers(...three, received('d1'), refused('d2'))).toEqual([]);
  });

  it('G15: one that was only promised, or has its verdict, calls nobody', () => {
    const late = play(...three, received('d1'), refused('d2'), sweep(48));
    expect(late.events).not.toContainEqual(expect.objectContaining({ kind: 'document-unchecked' }));
    expect(play(...three, received('d1'), { type: 'park-document', document: 'd1', at: hours(1) }).last).toEqual([]);
  });

  it('G15: a day without a verdict is a task and word to compliance; a task that a person closed is not opened again', () => {
    const task = 'document-unchecked.d1';
    const looked = play(...three, arrived('d1'), sweep(24));
    expect(looked.last).toEqual(
      expect.arrayContaining([
        { v: 1, type: 'task-opened', task, kind: 'document-unchecked', about: 'd1' },
        {
          v: 1,
          type: 'mail-owed',
          mail: 'S-stuck.document.d1',
          template: 'S-stuck',
          to: 'compliance',
          about: 'document.d1',
        },
      ]),
    );
    const closed: Order = { type: 'close-task', task, note: 'n', actor: rosa, at: hours(25) };
    const after = play(...three, arrived('d1'), sweep(24), closed, sweep(26));
    expect(after.last.filter((e) => e.type === 'task-opened')).toEqual([]);
    expect(file(after).tasks[task]?.open).toBe(false);
  });
});
