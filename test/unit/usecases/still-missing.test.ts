import { describe, expect, it } from 'vitest';
import { stillMissing } from '../../../shared/usecases/send-mail.ts';
import {
  approve,
  file,
  found,
  nothing,
  type Order,
  openedWith,
  play,
  prepared,
  propose,
  proved,
  silent,
} from '../domain/given.ts';
import { both, named, shows } from '../domain/given-recipients.ts';
import { built, collected, handedOver, release } from '../domain/given-records.ts';

/** Steps beside the records are not what this is about. */
const missing = (...orders: readonly Order[]) =>
  stillMissing(file(play(...orders)))
    .map((m) => m.code)
    .filter((code) => code !== 'step-open');
const opened = openedWith({ wants: ['records'] });
const a1 = [named('a1', 'agency'), shows('a1', both, { limits: { classes: ['orders'] } })];
const copy = (pack: string) => propose({ kind: 'release-copy', recipient: 'a1', package: pack });

/** She and the agency have a part. */
const part = [opened, prepared, found, silent, proved, ...collected(), ...handedOver, ...a1, built('p2')];
const has = [...part, copy('p2'), approve('d2')] satisfies Order[];

describe('what a reminder says is missing (L15)', () => {
  it('L40: the rest of what was made for a recipient is named, like hers, until it is released', () => {
    const there = [...has, nothing, built('p3'), built('p4')] satisfies Order[];
    expect(missing(...there)).toEqual(['copy-not-released', 'release-not-proposed']);
    const hers = [...there, release('p3'), approve('d3')] satisfies Order[];
    expect(missing(...hers)).toEqual(['copy-not-released']);
    expect(missing(...hers, copy('p4'), approve('d4'))).toEqual([]);
  });

  it('L40: that of hers is named once, and no package of a recipient is taken for it', () => {
    expect(missing(...has)).toEqual(['search-failed']);
    expect(missing(...has, nothing, built('p3'))).toEqual(['release-not-proposed']);
    expect(missing(opened, prepared, found, nothing, proved, ...collected(), ...a1, built('p2'))).toEqual([
      'package-not-built',
    ]);
  });
});
