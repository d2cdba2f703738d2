import { expect, it } from 'vitest';
import { limits } from '../../../shared/domain/limits.ts';
import { FrontDoor, reportOf } from '../../fixtures/front-door.ts';

const [{ most }] = limits.code;

it.each([
  ['for changes', '/case/changes', { what: 'contact', email: 'new@mail.example' }],
  ['to stop', '/case/changes', { what: 'withdrawal' }],
  ['for a code', '/case/code', {}],
])('U12 T12: asking too often %s is said as it is: her own asking, and for a day', async (_, path, body) => {
  const door = new FrontDoor('case limit');
  const id = await door.file(reportOf(1), 'k'.repeat(32));
  const bearer = await door.linkOf(id);
  const asked = async (with_: string) => await door.ask('POST', path, { bearer: with_, body, language: 'es' });
  for (let times = 0; times < most; times++) expect((await asked(bearer)).status).not.toBe(429);
  const once = await asked(bearer);
  expect(once.status).toBe(429);
  const { code, detail } = JSON.parse(once.body);
  expect(code).toBe('rate.case-limited');
  expect(detail).toBe('Usted pidió muchos códigos o cambios en un día. Pida otra vez en 24 horas, o llámenos.');
  // G11: whoever has no link of this case hears nothing of it.
  const stranger = await asked(`${bearer.slice(0, -1)}${bearer.endsWith('A') ? 'B' : 'A'}`);
  expect([stranger.status, JSON.parse(stranger.body).code]).toEqual([404, 'link.not-working']);
});
