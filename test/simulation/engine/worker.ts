import type { Gate } from '../../fakes/gate.ts';
import type { Random } from '../../fakes/random.ts';
import type { History } from './history.ts';
import { type Loop, quiet } from './loop.ts';
import type { Weather } from './weather.ts';

/** Where an invocation dies: before or after its nth call was carried out. */
export interface Death {
  readonly call: number;
  readonly when: 'before' | 'after';
}

/** What becomes of a call on its way. `throttle`, `fails` and `denied` are refusals at once; see Weather for the others. */
export type Fate = 'well' | 'throttle' | 'fails' | 'denied' | 'unsent' | 'unheard' | 'again' | 'late';

/** Exactly where something goes wrong, for runs that go through all such points; what it does not name goes by the weather. */
export interface Plan {
  /** Asked at each call, which is already counted among `worker.made`. */
  death?(worker: Worker): Death['when'] | undefined;
  fate?(worker: Worker, call: string): Fate | undefined;
}

export interface WorkerWorld {
  readonly loop: Loop;
  readonly history: History;
  readonly weather: Weather;
  /** Milliseconds since 1970 at which the world began. */
  readonly start: number;
  readonly plan: Plan;
  /** Calls made and invocations died so far. */
  readonly counts: { calls: number; deaths: number };
}

export type Ended<T> =
  | { readonly how: 'answered'; readonly value: T }
  | { readonly how: 'failed'; readonly error: unknown }
  | { readonly how: 'died' };

/**
 * One invocation of one function: its calls pass its own gate, where they are slow, refused, lost, doubled, or the last thing it does. A
 * dead invocation never goes on: its promises simply never settle, as in a frozen container; what it had sent may still be carried out.
 */
export class Worker {
  readonly name: string;
  readonly about: string;
  calls = 0;
  /** Names of the calls it made, in order: the crash points of a workflow. */
  readonly made: string[] = [];
  /** Every id it gave. */
  readonly ids: string[] = [];
  #dead = false;
  #onDeath: () => void = () => undefined;
  readonly #world: WorkerWorld;
  readonly #random: Random;
  readonly #death: Death | undefined;
  readonly died: Promise<void>;

  constructor(world: WorkerWorld, random: Random, name: string, about = '', death?: Death) {
    this.#world = world;
    this.#random = random;
    this.name = name;
    this.about = about;
    this.#death = death ?? drawnDeath(random, world.weather.crash);
    this.died = new Promise((resolve) => {
      this.#onDeath = resolve;
    });
  }

  readonly gate: Gate = (call, apply) =>
    new Promise((resolve, reject) => {
      if (this.#dead) return;
      this.calls += 1;
      this.#world.counts.calls += 1;
      this.made.push(call);
      const here = this.#death?.call === this.calls ? this.#death.when : this.#world.plan.death?.(this);
      if (here === 'before') return this.die(`before ${call}`);
      const { loop } = this.#world;
      const fate = this.#world.plan.fate?.(this, call) ?? this.#fate(call);
      const heard = (settle: () => void) => {
        if (!this.#dead) settle();
      };
      const doIt = () => {
        const outcome = attempt(fate === 'again' ? () => (apply(), apply()) : apply);
        this.#note(call, fate, outcome);
        return outcome;
      };
      if (fate === 'throttle' || fate === 'fails' || fate === 'denied' || fate === 'unsent') {
        this.#note(call, fate);
        loop.after(fate === 'unsent' ? 5_000 : 20, () => heard(() => reject(new Error(`${fate}: ${call}`))));
        return undefined;
      }
      if (fate === 'late') {
        loop.after(this.#random.between(6_000, 30_000), () => {
          doIt();
          return quiet;
        });
        loop.after(5_000, () => heard(() => reject(new Error(`late: ${call}`))));
        return undefined;
      }
      loop.after(this.#latency(), () => {
        const outcome = doIt();
        if (here === 'after') return this.die(`after ${call}`);
        loop.after(fate === 'unheard' ? 5_000 : this.#latency(), () =>
          heard(() => {
            if (fate === 'unheard') reject(new Error(`unheard: ${call}`));
            else if (outcome.ok) resolve(outcome.value);
            else reject(outcome.error);
          }),
        );
        // What a service does only makes events of its own.
        return quiet;
      });
      return undefined;
    });

  now(): number {
    return this.#world.loop.now;
  }

  named(id: string): string {
    this.ids.push(id);
    return id;
  }

  die(why: string): void {
    if (this.#dead) return;
    this.#dead = true;
    this.#world.counts.deaths += 1;
    this.#world.history.add(this.#world.loop.now, this.name, `DIES ${why}`, this.about);
    this.#onDeath();
  }

  /** Runs to its end, its death or its time-out. */
  async run<T>(work: () => Promise<T>, timeoutMs: number): Promise<Ended<T>> {
    const forget = this.#world.loop.after(timeoutMs, () => this.die('of its time-out'));
    const ended = await Promise.race([
      work().then(
        (value) => ({ how: 'answered', value }) as const,
        (error: unknown) => ({ how: 'failed', error }) as const,
      ),
      this.died.then(() => ({ how: 'died' }) as const),
    ]);
    forget();
    return ended;
  }

  #fate(call: string): Fate {
    const { weather, loop, start } = this.#world;
    const day = (loop.now - start) / 86_400_000;
    if (weather.outages.some((o) => call.startsWith(o.service) && day >= o.fromDay && day < o.toDay)) return 'throttle';
    let left = this.#random.next();
    for (const fate of fates) {
      left -= weather[fate];
      // The SES client makes one attempt (contract suite of the mailer): it never asks again by itself.
      if (left < 0) return fate === 'again' && call.startsWith('ses.') ? 'unheard' : fate;
    }
    return 'well';
  }

  #latency(): number {
    const { slowMs } = this.#world.weather;
    return this.#random.chance(0.02) ? this.#random.between(1, slowMs) : this.#random.between(1, Math.min(50, slowMs));
  }

  #note(call: string, fate: string, outcome?: Outcome<unknown>): void {
    const { history, loop } = this.#world;
    if (!history.kept) return;
    history.add(loop.now, this.name, call, this.about, () => {
      const said = outcome === undefined ? '' : outcome.ok ? shown(outcome.value) : `! ${String(outcome.error)}`;
      return `${fate === 'well' ? '' : ` (${fate})`}${said}`;
    });
  }
}

const fates = ['throttle', 'unsent', 'unheard', 'again', 'late'] as const;

type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown };

function attempt<T>(apply: () => T): Outcome<T> {
  try {
    return { ok: true, value: apply() };
  } catch (error) {
    return { ok: false, error };
  }
}

function shown(value: unknown): string {
  if (typeof value === 'string') return ` → ${value}`;
  if (Array.isArray(value)) return ` → ${value.length}`;
  if (typeof value === 'object' && value !== null && 'outcome' in value) return ` → ${String(value.outcome)}`;
  return '';
}

function drawnDeath(random: Random, crash: number): Death | undefined {
  if (!random.chance(crash)) return undefined;
  return { call: random.between(1, random.pick([3, 8, 15])), when: random.pick(['before', 'after'] as const) };
}
