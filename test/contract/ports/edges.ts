import { describe, expect, it } from 'vitest';
import { toEpoch } from '../../../shared/domain/time.ts';
import type { Clock, Ids } from '../../../shared/ports/outside.ts';

export function describeEdges(name: string, clock: Clock, ids: Ids): void {
  describe(`${name} as Clock and Ids`, () => {
    it('an instant is ISO 8601 in UTC with milliseconds', () => {
      const now = clock.now();
      expect(now).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/u);
      expect(new Date(toEpoch(now)).toISOString()).toBe(now);
    });

    it('T8: a case id is 128 bits in base64url, a reference can be read out, a code is six digits, a uuid is a uuid', () => {
      for (let n = 0; n < 200; n++) {
        expect(ids.caseId()).toMatch(/^[\w-]{22}$/u);
        expect(ids.reference()).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/u);
        expect(ids.code().reveal()).toMatch(/^\d{6}$/u);
        expect(ids.uuid()).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/u);
      }
    });

    it('no id comes twice', () => {
      const many = Array.from({ length: 5000 }, () => [ids.caseId(), ids.reference(), ids.uuid()]).flat();
      expect(new Set(many).size).toBe(many.length);
    });
  });
}
