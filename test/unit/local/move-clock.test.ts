import { expect, it } from 'vitest';
import { createRoot, type RootParts } from '../../../local/root.ts';

const now = Date.parse('2026-11-29T12:00:30Z');

async function moved(to: string) {
  const went: number[] = [];
  const clock = { now: () => now, advanceTo: async (time: number) => void went.push(time) };
  const parts = { stack: { clock }, api: undefined, pages: undefined, projectRoot: '.' } as unknown as RootParts;
  const body = Buffer.from(new URLSearchParams({ to }).toString());
  const { status } = await createRoot(parts)({
    method: 'POST',
    path: '/local/clock',
    search: '',
    headers: new Map(),
    body,
    ip: '127.0.0.1',
  });
  return { status, went };
}

it('moves the local clock to a minute to come, and says why it does not move to another', async () => {
  expect(await moved('2026-12-01T09:05')).toEqual({ status: 303, went: [Date.parse('2026-12-01T09:05:00Z')] });
  expect((await moved('2026-11-29T12:00')).status).toBe(303);
  for (const to of ['garbage', '2026-13-01T00:00', '', '2026-11-29T11:59', 'December 24'])
    expect(await moved(to)).toEqual({ status: 400, went: [] });
});
