import '../../fuzz/quiet.ts';
import { expect, it } from 'vitest';
import { report } from '../../../shared/schemas/report.ts';
import { fileReport } from '../../../shared/usecases/file-report.ts';
import { fakeCaseStore } from '../../fakes/case-table.ts';
import type { Gate } from '../../fakes/gate.ts';
import { seededRandom } from '../../fakes/random.ts';
import { FrontDoor, reportOf } from '../../fixtures/front-door.ts';

/** Posts of one key whose calls wait for each other in any order, and whose answers are lost on the way back; her browser then asks once more. */
async function filedAtOnce(width: number, seed: string) {
  const door = new FrontDoor(seed);
  const random = seededRandom(seed);
  let lost = 0;
  const crowded: Gate = async (call, apply) => {
    for (let turns = random.between(0, 20); turns > 0; turns--) await Promise.resolve();
    const answer = apply();
    for (let turns = random.between(0, 20); turns > 0; turns--) await Promise.resolve();
    if (call === 'store.open' && random.chance(0.3)) {
      lost++;
      throw new Error('the answer was lost');
    }
    return answer;
  };
  const deps = { ...door.deps, store: fakeCaseStore(door.table, { gate: crowded }) };
  const file = async (n: number): Promise<string> => {
    const body = report.parse(reportOf(n));
    for (;;) {
      const filed = await fileReport(deps, { idempotencyKey: 'k'.repeat(32), report: body }).catch(() => undefined);
      if (filed) return JSON.stringify(filed.ok ? { ...filed.value, token: filed.value.token.reveal() } : filed);
    }
  };
  const receipts = await Promise.all(Array.from({ length: width }, () => file(1)));
  return { receipts: new Set(receipts), other: await file(2), cases: door.table.cases.size, lost };
}

it('G22: of 1 to 50 posts at once in any order, a third of whose answers are lost, one case and one receipt; another body is refused', async () => {
  let lost = 0;
  for (let width = 1; width <= 50; width++) {
    const filed = await filedAtOnce(width, `width ${width}`);
    lost += filed.lost;
    expect([width, filed.receipts.size, filed.cases]).toEqual([width, 1, 1]);
    expect(filed.other).toBe('{"ok":false,"error":"idempotency.body-differs"}');
  }
  expect(lost).toBeGreaterThan(300);
});
