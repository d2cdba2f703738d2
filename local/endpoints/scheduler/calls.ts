/** The nine calls. https://docs.aws.amazon.com/scheduler/latest/APIReference/API_Operations.html */
import * as z from 'zod/mini';
import { type Clock, localAccount, localRegion } from '../event-bus.ts';
import { faultsOf } from '../faults.ts';
import type { Inbound } from '../http.ts';
import { atInstant } from './at-expression.ts';
import { scheduleArn } from './firing.ts';
import { isRefusal, type Refusal, refusal } from './refusals.ts';
import type { Group, Schedule, ScheduleStore } from './schedule-store.ts';
import * as schemas from './schemas.ts';

/** The quota of AWS on groups per Region. */
const mostGroups = 500;

export type Request = {
  /** Percent-decoded; empty in the calls that list. */
  readonly name: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
};
type Outcome = Readonly<Record<string, unknown>> | Refusal;
type Call = (store: ScheduleStore, clock: Clock, request: Request) => Outcome;

export const calls = {
  CreateSchedule(store, clock, request) {
    const wanted = readSchedule(request);
    if (isRefusal(wanted)) return wanted;
    const { group, name, token, body, at } = wanted;
    if (store.group(group) === undefined) return noGroup(group);
    const there = store.schedule(group, name);
    if (there === undefined) {
      const now = clock.now();
      store.put({ grp: group, name, body, created: now, modified: now, token: token ?? null, at });
    } else if (token === undefined || there.token !== token || JSON.stringify(there.body) !== JSON.stringify(body)) {
      return refusal('ConflictException', `Schedule ${name} already exists.`);
    }
    return { ScheduleArn: scheduleArn({ grp: group, name }) };
  },
  UpdateSchedule(store, clock, request) {
    const wanted = readSchedule(request);
    if (isRefusal(wanted)) return wanted;
    const { group, name, token, body, at } = wanted;
    const there = store.schedule(group, name);
    if (there === undefined) return noSchedule(name);
    store.put({ grp: group, name, body, created: there.created, modified: clock.now(), token: token ?? null, at });
    return { ScheduleArn: scheduleArn({ grp: group, name }) };
  },
  GetSchedule(store, _, { name, query }) {
    const asked = read(schemas.oneScheduleQuery, query);
    if (isRefusal(asked)) return asked;
    const there = store.schedule(asked.groupName, name);
    return there === undefined ? noSchedule(name) : { ...there.body, ...summary(there) };
  },
  DeleteSchedule(store, _, { name, query }) {
    const asked = read(schemas.oneScheduleQuery, query);
    if (isRefusal(asked)) return asked;
    if (store.schedule(asked.groupName, name) === undefined) return noSchedule(name);
    store.drop(asked.groupName, name);
    return {};
  },
  ListSchedules(store, _, { query }) {
    const asked = read(schemas.listSchedulesQuery, query);
    if (isRefusal(asked)) return asked;
    const { ScheduleGroup: group, NamePrefix: prefix, State: state, MaxResults: most } = asked;
    if (group !== undefined && store.group(group) === undefined) return noGroup(group);
    const after = readToken(z.tuple([z.string(), z.string()]), asked.NextToken);
    if (after === 'forged') return forgedToken();
    const found = store.schedules({ group, prefix, state, after, limit: most + 1 });
    const page = found.slice(0, most);
    return {
      Schedules: page.map((one) => ({ ...summary(one), State: one.body.State, Target: { Arn: one.body.Target.Arn } })),
      ...nextToken(found.length > most, page.at(-1), (last) => [last.grp, last.name]),
    };
  },
  CreateScheduleGroup(store, clock, { name, body }) {
    const asked = read(schemas.groupBody, body ?? {});
    if (isRefusal(asked)) return asked;
    const there = store.group(name);
    if (there === undefined) {
      if (store.groups('', '', mostGroups).length === mostGroups) {
        return refusal('ServiceQuotaExceededException', `There are ${mostGroups} schedule groups already.`);
      }
      store.addGroup(name, clock.now(), asked.ClientToken ?? null);
    } else if (asked.ClientToken === undefined || there.token !== asked.ClientToken) {
      return refusal('ConflictException', `Schedule group ${name} already exists.`);
    }
    return { ScheduleGroupArn: groupArn(name) };
  },
  GetScheduleGroup(store, _, { name, query }) {
    const asked = read(schemas.oneGroupQuery, query);
    if (isRefusal(asked)) return asked;
    const there = store.group(name);
    return there === undefined ? noGroup(name) : groupSummary(there);
  },
  DeleteScheduleGroup(store, _, { name, query }) {
    const asked = read(schemas.oneGroupQuery, query);
    if (isRefusal(asked)) return asked;
    if (name === 'default') return refusal('ValidationException', 'The default schedule group cannot be deleted.');
    if (store.group(name) === undefined) return noGroup(name);
    store.dropGroup(name);
    return {};
  },
  ListScheduleGroups(store, _, { query }) {
    const asked = read(schemas.listGroupsQuery, query);
    if (isRefusal(asked)) return asked;
    const after = readToken(z.tuple([z.string()]), asked.NextToken);
    if (after === 'forged') return forgedToken();
    const found = store.groups(asked.NamePrefix ?? '', after?.[0] ?? '', asked.MaxResults + 1);
    const page = found.slice(0, asked.MaxResults);
    return {
      ScheduleGroups: page.map(groupSummary),
      ...nextToken(found.length > page.length, page.at(-1), (last) => [last.name]),
    };
  },
} as const satisfies Record<string, Call>;

export type CallName = keyof typeof calls;

const routes: Readonly<Record<string, CallName>> = {
  'GET schedules': 'ListSchedules',
  'POST schedules/': 'CreateSchedule',
  'GET schedules/': 'GetSchedule',
  'PUT schedules/': 'UpdateSchedule',
  'DELETE schedules/': 'DeleteSchedule',
  'GET schedule-groups': 'ListScheduleGroups',
  'POST schedule-groups/': 'CreateScheduleGroup',
  'GET schedule-groups/': 'GetScheduleGroup',
  'DELETE schedule-groups/': 'DeleteScheduleGroup',
};

/** Which call the request makes, and with what. */
export function route(inbound: Inbound): (Request & { readonly call: CallName }) | Refusal {
  const [, resource, encoded = ''] = /^\/(schedules\/?|schedule-groups\/?)([^/]*)$/.exec(inbound.path) ?? [];
  const call = routes[`${inbound.method} ${resource}`];
  if (call === undefined) return refusal('ValidationException', `${inbound.method} ${inbound.path} is not built here`);
  const text = inbound.body.toString();
  const lists = call === 'ListSchedules' || call === 'ListScheduleGroups';
  try {
    const name = decodeURIComponent(encoded);
    if (!lists && !z.safeParse(schemas.name, name).success) {
      return refusal('ValidationException', 'name: 1 to 64 of 0-9 a-z A-Z - _ .');
    }
    const query = Object.fromEntries(new URLSearchParams(inbound.search));
    return { call, name, query, body: text === '' ? undefined : JSON.parse(text) };
  } catch {
    return refusal('ValidationException', 'The path or the body cannot be read');
  }
}

function readSchedule({ name, body: sent }: Request) {
  const asked = read(schemas.scheduleRequest, sent);
  if (isRefusal(asked)) return asked;
  const { GroupName: group, ClientToken: token, ...body } = asked;
  const at = atInstant(body.ScheduleExpression, body.ScheduleExpressionTimezone);
  if (at === undefined) throw new Error('the schema let an expression through that is no instant');
  return { group, token, name, body, at };
}

function read<Schema extends z.ZodMiniType<object>>(schema: Schema, value: unknown): z.output<Schema> | Refusal {
  const parsed = z.safeParse(schema, value);
  return parsed.success ? parsed.data : refusal('ValidationException', faultsOf(parsed.error));
}

function summary(schedule: Schedule) {
  return {
    Arn: scheduleArn(schedule),
    Name: schedule.name,
    GroupName: schedule.grp,
    CreationDate: schedule.created / 1000,
    LastModificationDate: schedule.modified / 1000,
  };
}

export function groupArn(name: string): string {
  return `arn:aws:scheduler:${localRegion}:${localAccount}:schedule-group/${name}`;
}

function groupSummary(group: Group) {
  return {
    Arn: groupArn(group.name),
    Name: group.name,
    State: 'ACTIVE',
    CreationDate: group.created / 1000,
    LastModificationDate: group.modified / 1000,
  };
}

function noSchedule(name: string): Refusal {
  return refusal('ResourceNotFoundException', `Schedule ${name} does not exist.`);
}

function noGroup(name: string): Refusal {
  return refusal('ResourceNotFoundException', `Schedule group ${name} does not exist.`);
}

/** The token is the key of the last row, so pages stay right while rows come and go. */
function nextToken<T>(more: boolean, last: T | undefined, key: (last: T) => readonly string[]) {
  if (!more || last === undefined) return {};
  return { NextToken: Buffer.from(JSON.stringify(key(last))).toString('base64url') };
}

function readToken<Key>(schema: z.ZodMiniType<Key>, token: string | undefined): Key | 'forged' | undefined {
  if (token === undefined) return undefined;
  try {
    return z.parse(schema, JSON.parse(Buffer.from(token, 'base64url').toString()));
  } catch {
    return 'forged';
  }
}

function forgedToken(): Refusal {
  return refusal('ValidationException', 'Invalid NextToken.');
}
