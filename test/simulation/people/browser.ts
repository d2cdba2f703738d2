// Loaded beforehand: the first `import()` of it takes real time, in which this world would go on, and its second run would not be the same.
import '../../../shared/usecases/desk-preview.ts';
import { acceptReport } from '../../../functions/accept-report/accept-report.ts';
import { serveCase } from '../../../functions/serve-case/serve-case.ts';
import { serveDesk } from '../../../functions/serve-desk/serve-desk.ts';
import { Secret } from '../../../shared/domain/secret.ts';
import { fromEpoch } from '../../../shared/domain/time.ts';
import type { HttpAnswer, HttpRequest } from '../../../shared/lambda/http.ts';
import { type Role, routes } from '../../../shared/schemas/routes.ts';
import type { World } from '../engine/world.ts';

export interface Asked {
  readonly body?: unknown;
  readonly params?: Readonly<Record<string, string>>;
  readonly bearer?: string;
  readonly key?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly staff?: { readonly id: string; readonly roles: readonly Role[] };
}

/** `undefined`: the page showed an error, or nothing at all; what was asked may have been done. */
export type Heard = HttpAnswer | undefined;

const gatewayTimeoutMs = 29_000;

/** That a way is not safe, or that records may not go out as they are, is itself written down, and then said. */
const isWrittenDown: ReadonlySet<string> = new Set(['way.unsafe', 'rule.another-verified', 'letter.outdated']);

/** One request of one person's browser through the API to its function. */
export async function ask(world: World, who: string, id: string, asked: Asked): Promise<Heard> {
  const route = routes.find((r) => r.id === id);
  if (!route) throw new Error(`no route ${id}`);
  const worker = world.worker(
    `${route.function} ${id} for ${who}`,
    asked.params?.['case'] ?? asked.bearer?.slice(0, 22) ?? '',
  );
  const request: HttpRequest = {
    route,
    params: asked.params ?? {},
    header: (name) => (name === 'idempotency-key' ? asked.key : undefined),
    query: (name) => asked.query?.[name],
    body: asked.body,
    bearer: new Secret(asked.bearer ?? ''),
    viewer: '192.0.2.1',
    // Asked to sign in again, they do.
    staff: asked.staff && { ...asked.staff, signedInAt: fromEpoch(world.loop.now) },
  };
  const deps = world.deps(worker);
  const ended = await worker.run(() => {
    switch (route.function) {
      case 'accept-report':
        return acceptReport(deps, world.brand, request);
      case 'serve-case':
        return serveCase(deps, world.brand.timeZone, request);
      case 'serve-desk':
        return serveDesk(deps, request);
      default:
        return route.function satisfies never;
    }
  }, gatewayTimeoutMs);
  if (asked.staff && ended.how === 'answered' && 'problem' in ended.value && !isWrittenDown.has(ended.value.problem)) {
    const id = asked.params?.['case'] ?? '';
    const done = world.table.cases
      .get(id)
      ?.commits.find((c) => worker.ids.includes(c.entry.commit.command.id.split('.')[1] ?? ''));
    if (done)
      world.contradicted.push({
        rule: 'G2',
        id,
        what: `${who} did ${route.id} in commit ${done.stored.seq} and was told ${ended.value.problem}`,
      });
  }
  const said =
    ended.how !== 'answered' ? ended.how : 'problem' in ended.value ? ended.value.problem : String(ended.value.status);
  world.history.add(
    world.loop.now,
    worker.name,
    `${route.method} ${route.path} ${JSON.stringify(asked.body ?? asked.params ?? {})} → ${said}`,
    worker.about,
  );
  return ended.how === 'answered' ? ended.value : undefined;
}

export const isOk = (heard: Heard): heard is { readonly status: number; readonly body: unknown } =>
  heard !== undefined && 'status' in heard;
