import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forms, searcher, written } from '../../fuzz/canaries/needles.ts';

const value = `Zoë "QZVKW-01" <o'k> & so=1`;
const search = searcher([
  { name: 'hers', value },
  { name: 'other', value: 'QZVKW-02 plain' },
]);

describe('G12: the search for canaries', () => {
  it.each(forms)('finds one that is written %s, wherever it stands in a text', (form) => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (before, after) => {
        const inside =
          form === 'base64' || form === 'base64url'
            ? Buffer.from(before + value + after).toString(form)
            : before + written(value, form)[0] + after;
        expect(search('a place', inside).map((hit) => hit.canary)).toContain('hers');
      }),
      { numRuns: 200 },
    );
  });

  it('names the form, whatever the case of its letters, and finds nothing where there is nothing', () => {
    expect(search('x', Buffer.from(value).toString('hex').toUpperCase())).toEqual([
      { where: 'x', canary: 'hers', form: 'hex' },
    ]);
    expect(search('x', 'ZOË "QZVKW-01" <O\'K> & SO=1').map((hit) => hit.form)).toEqual(['plain']);
    expect(search('x', JSON.stringify(JSON.stringify({ note: value })))).not.toEqual([]);
    expect(search('x', 'QZVKW-03, Zoë, and base64 UVpWS1ctMDM=')).toEqual([]);
  });
});
