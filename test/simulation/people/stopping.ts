import type { Random } from '../../fakes/random.ts';
import type { World } from '../engine/world.ts';
import { ask, isOk } from './browser.ts';

const hour = 3_600_000;
const reason = 'It answers slower than it should.';

/** In some worlds somebody stops changes in one system for hours or days, and an approver lets them go on. */
export function stopForAWhile(world: World, random: Random): void {
  if (!random.chance(0.2)) return;
  const [system, from] = [random.pick(['shop', 'billing']), random.between(1, 300) * hour];
  const press = async (staff: string, roles: readonly ['reviewer'] | readonly ['approver'], on: boolean) => {
    while (
      !isOk(await ask(world, staff, 'stop', { params: { system }, body: { on, reason }, staff: { id: staff, roles } }))
    )
      await world.loop.wait(hour);
  };
  world.loop.after(from, () => void press('remy', ['reviewer'], true));
  world.loop.after(from + random.between(1, 60) * hour, () => void press('avery', ['approver'], false));
}
