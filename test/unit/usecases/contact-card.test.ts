import { describe, expect, it } from 'vitest';
import { FrontDoor, reportOf, staffToken } from '../../fixtures/front-door.ts';

/** What staff read before they call. */
async function card(report: object) {
  const door = new FrontDoor('card');
  const id = await door.file(reportOf(1, report), 'key-of-the-card-0001');
  const said = await door.ask('POST', `/desk/cases/${id}/contact/view`, {
    bearer: staffToken('rosa', 'reviewer'),
    body: { why: 'she-called', note: 'She asked to be called back.' },
  });
  return JSON.parse(said.body);
}
const phones = ['+1 202 555 0101'];

describe('L45: what she wishes reaches whoever calls her', () => {
  it('whether a message may be left, and what would help her', async () => {
    const wishes = { phones, phoneMessage: false, help: ['interpreter', 'paper'] };
    expect(await card(wishes)).toMatchObject({ phoneMessage: false, help: ['interpreter', 'paper'] });
    expect(await card({ phones, phoneMessage: true })).toMatchObject({ phoneMessage: true, help: [] });
    expect(await card({ phones })).not.toHaveProperty('phoneMessage');
  });

  it('what she said of her own phone is not said of the one who asks for her', async () => {
    const requester = { kind: 'attorney', name: 'Ann Poe', email: 'ann@poe.example', phone: '+1 202 555 0102' };
    expect(await card({ phones, phoneMessage: true, requester })).not.toHaveProperty('phoneMessage');
  });
});
