import type { CaseView } from '../../../shared/domain/case/head.ts';
import type { CaseFile } from '../../../shared/domain/case/state.ts';
import type { Role } from '../../../shared/schemas/routes.ts';
import type { Random } from '../../fakes/random.ts';
import type { World } from '../engine/world.ts';
import type { Story } from '../story.ts';
import { type Asked, ask, type Heard, isOk } from './browser.ts';

export interface StaffMember {
  readonly id: string;
  readonly roles: readonly Role[];
  /** Of a press: pressed again at once. */
  readonly impatience: number;
  /** Hours between two looks at the desk. */
  readonly everyHours: readonly [number, number];
  /** Days of the world on which nobody is at this desk. */
  readonly away?: readonly [number, number] | undefined;
  /** Goes through what is closed, in place of the day's work. */
  readonly list?: 'closed';
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** What the person at the desk sees of one case. */
export interface Sight {
  readonly id: string;
  readonly view: CaseView;
  readonly file: CaseFile;
  readonly story: Story;
  /** Days since receipt, in the business's zone, as the page shows it. */
  readonly dayNumber: number;
}

export interface Order {
  readonly route: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly body?: object;
  /** What to do instead when the rules refuse it. */
  readonly otherwise?: Order;
}

/** Comes back again and again, reads the queue, opens case after case and does what it calls for. */
export function workAtDesk(
  world: World,
  member: StaffMember,
  whose: (id: string) => Story,
  decide: (sight: Sight, random: Random) => readonly Order[],
): void {
  const { loop } = world;
  const random = world.random.fork(member.id);
  /** A page that shows an error is tried again a few minutes later, thrice; then the day goes on. */
  const again = async (route: string, asked: Asked): Promise<Heard> => {
    for (let tries = 1; ; tries++) {
      const heard = await ask(world, member.id, route, asked);
      if (heard !== undefined || tries === 4) return heard;
      await loop.wait(random.between(1, 10) * minute);
    }
  };
  const come = async (): Promise<void> => {
    loop.after(random.between(member.everyHours[0] * hour, member.everyHours[1] * hour), () => void come());
    const today = (loop.now - world.start) / day;
    if (member.away && today >= member.away[0] && today < member.away[1]) return;
    const query = member.list === 'closed' ? { closed: '1' } : {};
    const queue = await again('queue', { staff: member, query });
    if (!isOk(queue)) return;
    const { cases } = queue.body as { cases: readonly { case: string }[] };
    for (const { case: id } of cases) await look(id);
  };
  const look = async (id: string): Promise<void> => {
    const shown = await again('case', { staff: member, params: { case: id } });
    if (!isOk(shown)) return;
    const { view, file } = shown.body as { view: CaseView; file: CaseFile };
    const dayNumber = Math.floor((loop.now - Date.parse(`${view.receivedOn}T12:00:00Z`)) / day);
    for (const order of decide({ id, view, file, story: whose(id), dayNumber }, random)) await carryOut(id, order);
  };
  const carryOut = async (id: string, { route, params, body, otherwise }: Order): Promise<void> => {
    const press = () => again(route, { staff: member, params: { case: id, ...params }, body });
    const heard = await Promise.all(random.chance(member.impatience) ? [press(), press()] : [press()]);
    if (otherwise && heard.every((h) => h !== undefined && 'problem' in h)) await carryOut(id, otherwise);
  };
  loop.after(random.between(hour, 12 * hour), () => void come());
}
