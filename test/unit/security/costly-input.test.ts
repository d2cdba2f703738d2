import { describe, expect, it } from 'vitest';
import { report } from '../../../shared/schemas/report.ts';
import { reportOf } from '../../fixtures/front-door.ts';

const evil = {
  'digits and dashes': '1-'.repeat(200_000),
  digits: '1'.repeat(400_000),
  'digits in groups': '4111 1111.1111-'.repeat(30_000),
  spaces: `${' '.repeat(400_000)}x`,
  'an address without end': `a@${'.a'.repeat(200_000)}@`,
  'joined letters': 'e\u0301'.repeat(200_000),
};

describe('G17: what is dear to check is refused before it is looked into', () => {
  it.each(Object.entries(evil))(
    'G17: %s, in every field of a report, costs less than half a second of processor',
    (_, text) => {
      const fields = {
        email: text,
        signature: text,
        callMe: text,
        codeWord: text,
        details: text,
        phones: [text],
        otherEmails: [text],
        otherPhones: [text],
        name: { given: text, family: text, other: [text] },
        addresses: [{ lines: [text, text], city: text, postalCode: text, country: 'US' }],
      };
      const before = process.cpuUsage();
      const read = report.safeParse({ ...reportOf(1), ...fields });
      const { user, system } = process.cpuUsage(before);
      expect(read.success).toBe(false);
      expect((user + system) / 1000).toBeLessThan(500);
    },
  );
});
