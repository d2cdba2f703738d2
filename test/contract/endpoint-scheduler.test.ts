import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ConflictException,
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  CreateScheduleGroupCommand,
  DeleteScheduleCommand,
  DeleteScheduleGroupCommand,
  GetScheduleCommand,
  GetScheduleGroupCommand,
  InternalServerException,
  ListScheduleGroupsCommand,
  ListSchedulesCommand,
  type ListSchedulesCommandInput,
  ResourceNotFoundException,
  SchedulerClient,
  ServiceQuotaExceededException,
  ThrottlingException,
  UpdateScheduleCommand,
  ValidationException,
} from '@aws-sdk/client-scheduler';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type Scheduler,
  type SchedulerOptions,
  startScheduler,
} from '../../local/endpoints/scheduler/start-scheduler.ts';
import { createReminders } from '../../shared/adapters/scheduler/reminders.ts';

const queue = 'arn:aws:sqs:us-east-1:000000000000:reminders';
const deadLetters = 'arn:aws:sqs:us-east-1:000000000000:schedules-dlq';
const roleArn = 'arn:aws:iam::000000000000:role/scheduler';
const start = Date.parse('2026-11-02T12:00:00.250Z');
const minute = 60_000;
const day = 86_400_000;

let dataDir: string;
let now: number;
let delivered: unknown[];
let dead: { arn: string; body: unknown; attributes: Readonly<Record<string, string>> }[];
let refuses: (name: string) => boolean;
let running: { endpoint: Scheduler; client: SchedulerClient };

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'scheduler-'));
  now = start;
  delivered = [];
  dead = [];
  refuses = () => false;
  running = await open();
});

afterEach(async () => {
  await stop();
  rmSync(dataDir, { recursive: true });
});

async function open(more: Partial<SchedulerOptions> = {}) {
  const endpoint = await startScheduler({
    dataDir,
    clock: { now: () => now },
    async deliver(target, name) {
      delivered.push({ at: new Date(now).toISOString(), name, ...target });
      if (refuses(name)) throw new RangeError('the queue is full');
    },
    deadLetter(arn, body, attributes) {
      dead.push({ arn, body: JSON.parse(body), attributes });
    },
    ...more,
  });
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new SchedulerClient({ endpoint: endpoint.url, region: 'us-east-1', credentials, maxAttempts: 1 });
  return { endpoint, client };
}

async function stop() {
  running.client.destroy();
  await running.endpoint.close();
}

async function restart(more: Partial<SchedulerOptions> = {}) {
  await stop();
  running = await open(more);
}

type Wanted = Partial<Omit<CreateScheduleCommandInput, 'Target'>> & {
  Target?: Partial<CreateScheduleCommandInput['Target']>;
};

function wanted(Name: string, expression: string, { Target, ...more }: Wanted = {}): CreateScheduleCommandInput {
  return {
    Name,
    ScheduleExpression: expression,
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: { Arn: queue, RoleArn: roleArn, Input: `{"work":"${Name}"}`, ...Target },
    ...more,
  };
}

const create = (name: string, expression: string, more?: Wanted) =>
  running.client.send(new CreateScheduleCommand(wanted(name, expression, more)));
const get = (Name: string, GroupName?: string) =>
  running.client.send(new GetScheduleCommand({ Name, ...(GroupName ? { GroupName } : {}) }));
const names = () => running.endpoint.list().map((one) => one.name);

/** As the runtime moves the clock: from one due time to the next. */
async function advance(to: number) {
  for (let next = running.endpoint.nextDue(); next !== undefined && next <= to; next = running.endpoint.nextDue()) {
    now = Math.max(now, next);
    await running.endpoint.runDue();
  }
  now = to;
}

describe('schedules', () => {
  it('are created with the defaults of AWS and told as they are kept', async () => {
    const made = await create('a.b-c_1', 'at(2026-11-20T09:00:00)');
    const arn = 'arn:aws:scheduler:us-east-1:000000000000:schedule/default/a.b-c_1';
    expect(made.ScheduleArn).toBe(arn);
    expect(await get('a.b-c_1')).toMatchObject({
      Arn: arn,
      Name: 'a.b-c_1',
      GroupName: 'default',
      ScheduleExpression: 'at(2026-11-20T09:00:00)',
      ScheduleExpressionTimezone: 'UTC',
      State: 'ENABLED',
      ActionAfterCompletion: 'NONE',
      FlexibleTimeWindow: { Mode: 'OFF' },
      CreationDate: new Date(start),
      LastModificationDate: new Date(start),
      Target: {
        Arn: queue,
        RoleArn: roleArn,
        Input: '{"work":"a.b-c_1"}',
        RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 },
      },
    });
    expect(running.endpoint.nextDue()).toBe(Date.parse('2026-11-20T09:00:00Z'));
  });

  it('keep every field they were given', async () => {
    const given = {
      ScheduleExpressionTimezone: 'America/New_York',
      State: 'DISABLED',
      ActionAfterCompletion: 'DELETE',
      Description: 'day 25',
      StartDate: new Date(start + day),
      EndDate: new Date(start + 2 * day),
      KmsKeyArn: 'arn:aws:kms:us-east-1:000000000000:key/storage',
      FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 15 },
    } as const;
    const Target = {
      Arn: `${queue}.fifo`,
      SqsParameters: { MessageGroupId: 'C-1' },
      DeadLetterConfig: { Arn: deadLetters },
      RetryPolicy: { MaximumEventAgeInSeconds: 60, MaximumRetryAttempts: 0 },
    };
    await create('all', 'at(2026-11-20T09:00:00)', { ...given, Target });
    expect(await get('all')).toMatchObject({ ...given, Target });
    expect(running.endpoint.nextDue()).toBeUndefined();
  });

  it('are one per name and group: the same token and body again is the same schedule, anything else a conflict', async () => {
    running.endpoint.ensureGroup('other');
    const first = await create('one', 'at(2026-11-20T09:00:00)', { ClientToken: 'token-1' });
    expect(await create('one', 'at(2026-11-20T09:00:00)', { ClientToken: 'token-1' })).toMatchObject({
      ScheduleArn: first.ScheduleArn,
    });
    for (const again of [
      create('one', 'at(2026-11-20T09:00:00)', { ClientToken: 'token-2' }),
      create('one', 'at(2026-11-21T09:00:00)', { ClientToken: 'token-1' }),
      create('one', 'at(2026-11-20T09:00:00)'),
    ]) {
      await expect(again).rejects.toBeInstanceOf(ConflictException);
    }
    await create('one', 'at(2026-11-20T09:00:00)', { GroupName: 'other' });
    expect(running.endpoint.list().map((one) => one.group)).toEqual(['default', 'other']);
  });

  it('are replaced as a whole by an update', async () => {
    await create('one', 'at(2026-11-20T09:00:00)', { Description: 'before', ActionAfterCompletion: 'DELETE' });
    now += minute;
    await running.client.send(new UpdateScheduleCommand(wanted('one', 'at(2026-11-03T09:00:00)')));
    const after = await get('one');
    expect(after).toMatchObject({
      ScheduleExpression: 'at(2026-11-03T09:00:00)',
      ActionAfterCompletion: 'NONE',
      CreationDate: new Date(start),
      LastModificationDate: new Date(start + minute),
    });
    expect(after.Description).toBeUndefined();
    expect(running.endpoint.nextDue()).toBe(Date.parse('2026-11-03T09:00:00Z'));
  });

  it('are deleted, and then not there', async () => {
    await create('one', 'at(2026-11-03T09:00:00)');
    await running.client.send(new DeleteScheduleCommand({ Name: 'one', GroupName: 'default', ClientToken: 'x' }));
    for (const missing of [
      get('one'),
      running.client.send(new DeleteScheduleCommand({ Name: 'one' })),
      running.client.send(new UpdateScheduleCommand(wanted('one', 'at(2026-11-03T09:00:00)'))),
    ]) {
      await expect(missing).rejects.toBeInstanceOf(ResourceNotFoundException);
    }
    await advance(start + 2 * day);
    expect(delivered).toEqual([]);
  });

  it('are listed by group, prefix and state, in pages', async () => {
    running.endpoint.ensureGroup('other');
    for (const name of ['c-2', 'c-1', 'd-1']) await create(name, 'at(2026-11-20T09:00:00)');
    await create('c-3', 'at(2026-11-20T09:00:00)', { GroupName: 'other', State: 'DISABLED' });
    const list = async (query: ListSchedulesCommandInput) => {
      const page = await running.client.send(new ListSchedulesCommand(query));
      return { names: page.Schedules?.map((one) => one.Name), page };
    };
    expect((await list({})).names).toEqual(['c-1', 'c-2', 'd-1', 'c-3']);
    expect((await list({ NamePrefix: 'c-' })).names).toEqual(['c-1', 'c-2', 'c-3']);
    expect((await list({ GroupName: 'other' })).names).toEqual(['c-3']);
    expect((await list({ State: 'ENABLED', NamePrefix: 'c' })).names).toEqual(['c-1', 'c-2']);
    const first = await list({ MaxResults: 3 });
    expect(first.names).toEqual(['c-1', 'c-2', 'd-1']);
    const last = await list({ MaxResults: 3, NextToken: first.page.NextToken });
    expect(last.names).toEqual(['c-3']);
    expect(last.page.NextToken).toBeUndefined();
    expect(first.page.Schedules?.[0]).toEqual({
      Arn: 'arn:aws:scheduler:us-east-1:000000000000:schedule/default/c-1',
      Name: 'c-1',
      GroupName: 'default',
      State: 'ENABLED',
      CreationDate: new Date(start),
      LastModificationDate: new Date(start),
      Target: { Arn: queue },
    });
    await expect(list({ GroupName: 'nobody' })).rejects.toBeInstanceOf(ResourceNotFoundException);
    for (const wrong of [{ MaxResults: 101 }, { MaxResults: 0 }, { NextToken: 'forged' }]) {
      await expect(list(wrong)).rejects.toBeInstanceOf(ValidationException);
    }
  });

  it('want a group that is there', async () => {
    await expect(create('one', 'at(2026-11-20T09:00:00)', { GroupName: 'no' })).rejects.toBeInstanceOf(
      ResourceNotFoundException,
    );
  });
});

describe('what AWS refuses', () => {
  const good = 'at(2026-11-20T09:00:00)';
  it.each<[string, () => Promise<unknown>]>([
    ['a name of 65', () => create('x'.repeat(65), good)],
    ['a name with a space', () => create('a b', good)],
    ['a name with a slash', () => create('a/b', good)],
    ['an encoded name that is none', () => create('%', good)],
    ['a group of 65', () => create('one', good, { GroupName: 'x'.repeat(65) })],
    ['a token of 65', () => create('one', good, { ClientToken: 'x'.repeat(65) })],
    ['an expression of 257', () => create('one', `at(2026-11-20T09:00:00)${' '.repeat(234)}`)],
    ['an expression of nothing', () => create('one', '')],
    ['an at without seconds', () => create('one', 'at(2026-11-20T09:00)')],
    ['an at with a zone', () => create('one', 'at(2026-11-20T09:00:00Z)')],
    ['a day of no calendar', () => create('one', 'at(2026-02-29T09:00:00)')],
    ['an hour of no clock', () => create('one', 'at(2026-11-20T24:00:00)')],
    ['a time zone of nowhere', () => create('one', good, { ScheduleExpressionTimezone: 'Europe/Nowhere' })],
    ['an offset for a zone', () => create('one', good, { ScheduleExpressionTimezone: '+02:00' })],
    ['a role that is none', () => create('one', good, { Target: { RoleArn: 'arn:aws:iam::0:role/x' } })],
    ['a target that is no ARN', () => create('one', good, { Target: { Arn: 'reminders' } })],
    [
      'a FIFO queue for dead letters',
      () => create('one', good, { Target: { DeadLetterConfig: { Arn: `${queue}.fifo` } } }),
    ],
    ['a FIFO target without a group', () => create('one', good, { Target: { Arn: `${queue}.fifo` } })],
    ['186 retries', () => create('one', good, { Target: { RetryPolicy: { MaximumRetryAttempts: 186 } } })],
    ['an age of 59 s', () => create('one', good, { Target: { RetryPolicy: { MaximumEventAgeInSeconds: 59 } } })],
    [
      'a window of 1441 minutes',
      () => create('one', good, { FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 1441 } }),
    ],
    ['a flexible window without minutes', () => create('one', good, { FlexibleTimeWindow: { Mode: 'FLEXIBLE' } })],
    ['a description of 513', () => create('one', good, { Description: 'x'.repeat(513) })],
    [
      'text for a function',
      () =>
        create('one', good, { Target: { Arn: 'arn:aws:lambda:us-east-1:000000000000:function:f', Input: 'hello' } }),
    ],
    ['deleting the default group', () => running.client.send(new DeleteScheduleGroupCommand({ Name: 'default' }))],
  ])('%s is a ValidationException', async (_, call) => {
    await expect(call()).rejects.toBeInstanceOf(ValidationException);
    expect(running.endpoint.list()).toEqual([]);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['rate', () => create('one', 'rate(5 minutes)')],
    ['cron', () => create('one', 'cron(0 9 * * ? *)')],
    [
      'another kind of target',
      () => create('one', good, { Target: { Arn: 'arn:aws:sns:us-east-1:000000000000:topic' } }),
    ],
    ['no Input', () => create('one', good, { Target: { Input: undefined } })],
    ['an unknown parameter', () => create('one', good, { Target: { KinesisParameters: { PartitionKey: 'x' } } })],
  ])('what is not built (%s) is a ValidationException too, never forgotten', async (_, call) => {
    await expect(call()).rejects.toBeInstanceOf(ValidationException);
  });

  it('takes a name of 64', async () => {
    await create('x'.repeat(64), good);
    expect(names()).toEqual(['x'.repeat(64)]);
  });

  it('answers paths and bodies it cannot read with the same class', async () => {
    const { url } = running.endpoint;
    for (const [path, init] of [
      ['/', {}],
      ['/tags/x', {}],
      ['/schedules/%E0%A4%A', {}],
      ['/schedules/a', { method: 'PATCH' }],
      ['/schedules/a', { method: 'POST', body: '{' }],
      ['/schedules/a', { method: 'POST' }],
      ['/schedules/a?what=1', {}],
    ] as const) {
      const answer = await fetch(`${url}${path}`, init);
      expect([path, answer.status, answer.headers.get('x-amzn-errortype')]).toEqual([path, 400, 'ValidationException']);
      expect(await answer.json()).toEqual({ Message: expect.any(String) });
    }
  });
});

describe('groups', () => {
  it('are created, described, listed in pages and deleted with what is in them', async () => {
    const made = await running.client.send(
      new CreateScheduleGroupCommand({
        Name: 'cases',
        ClientToken: 'token-1',
        Tags: [{ Key: 'app', Value: 'redress' }],
      }),
    );
    const Arn = 'arn:aws:scheduler:us-east-1:000000000000:schedule-group/cases';
    expect(made.ScheduleGroupArn).toBe(Arn);
    expect(running.endpoint.ensureGroup('cases')).toBe(Arn);
    const replay = new CreateScheduleGroupCommand({ Name: 'cases', ClientToken: 'token-1' });
    expect((await running.client.send(replay)).ScheduleGroupArn).toBe(Arn);
    await expect(running.client.send(new CreateScheduleGroupCommand({ Name: 'cases' }))).rejects.toBeInstanceOf(
      ConflictException,
    );
    const described = await running.client.send(new GetScheduleGroupCommand({ Name: 'cases' }));
    const summary = { Arn, Name: 'cases', State: 'ACTIVE', CreationDate: new Date(start) };
    expect(described).toMatchObject({ ...summary, LastModificationDate: new Date(start) });

    const first = await running.client.send(new ListScheduleGroupsCommand({ MaxResults: 1 }));
    expect(first.ScheduleGroups).toMatchObject([summary]);
    const second = await running.client.send(new ListScheduleGroupsCommand({ NextToken: first.NextToken }));
    expect(second.ScheduleGroups).toMatchObject([{ Name: 'default' }]);
    expect(second.NextToken).toBeUndefined();
    const prefixed = await running.client.send(new ListScheduleGroupsCommand({ NamePrefix: 'ca' }));
    expect(prefixed.ScheduleGroups).toHaveLength(1);

    await create('one', 'at(2026-11-20T09:00:00)', { GroupName: 'cases' });
    await running.client.send(new DeleteScheduleGroupCommand({ Name: 'cases', ClientToken: 'x' }));
    expect(running.endpoint.list()).toEqual([]);
    for (const missing of [
      running.client.send(new GetScheduleGroupCommand({ Name: 'cases' })),
      running.client.send(new DeleteScheduleGroupCommand({ Name: 'cases' })),
    ]) {
      await expect(missing).rejects.toBeInstanceOf(ResourceNotFoundException);
    }
  });

  it('are 500 at most', async () => {
    for (let n = 1; n < 500; n++) running.endpoint.ensureGroup(`g-${n}`);
    await expect(running.client.send(new CreateScheduleGroupCommand({ Name: 'one-more' }))).rejects.toBeInstanceOf(
      ServiceQuotaExceededException,
    );
    expect(() => running.endpoint.ensureGroup('one-more')).toThrow('500');
    expect(() => running.endpoint.ensureGroup('no good')).toThrow();
  });
});

describe('time', () => {
  it.each([
    ['UTC', '2026-03-29T02:30:00', '2026-03-29T02:30:00Z'],
    ['America/New_York', '2026-11-20T09:00:00', '2026-11-20T14:00:00Z'],
    ['America/New_York', '2026-07-20T09:00:00', '2026-07-20T13:00:00Z'],
    ['Asia/Kathmandu', '2026-01-01T00:00:00', '2025-12-31T18:15:00Z'],
    // Around the spring change of 8 March 2026, 02:00 → 03:00: the hour between is nobody's, and moves on by an hour.
    ['America/New_York', '2026-03-08T01:59:59', '2026-03-08T06:59:59Z'],
    ['America/New_York', '2026-03-08T02:30:00', '2026-03-08T07:30:00Z'],
    ['America/New_York', '2026-03-08T03:00:00', '2026-03-08T07:00:00Z'],
    // Around the autumn change of 1 November 2026, 02:00 → 01:00: of the two, the first counts.
    ['America/New_York', '2026-11-01T00:59:59', '2026-11-01T04:59:59Z'],
    ['America/New_York', '2026-11-01T01:30:00', '2026-11-01T05:30:00Z'],
    ['America/New_York', '2026-11-01T02:00:00', '2026-11-01T07:00:00Z'],
    // East of Greenwich, half an hour of summer time, and a day that Samoa skipped.
    ['Europe/Berlin', '2026-03-29T02:30:00', '2026-03-29T01:30:00Z'],
    ['Europe/Berlin', '2026-10-25T02:30:00', '2026-10-25T00:30:00Z'],
    ['Australia/Lord_Howe', '2026-04-05T01:45:00', '2026-04-04T14:45:00Z'],
    ['Pacific/Apia', '2011-12-30T12:00:00', '2011-12-30T22:00:00Z'],
  ])('in %s at(%s) is %s', async (zone, wall, instant) => {
    await create('one', `at(${wall})`, { ScheduleExpressionTimezone: zone });
    expect(new Date(running.endpoint.nextDue() ?? 0).toISOString()).toBe(new Date(instant).toISOString());
  });

  it('fires what is due in order of time, and nothing else', async () => {
    await create('later', 'at(2026-11-04T09:00:00)');
    await create('a-second', 'at(2026-11-03T09:00:00)', { ScheduleExpressionTimezone: 'America/New_York' });
    await create('b-first', 'at(2026-11-03T09:00:00)', { ScheduleExpressionTimezone: 'Europe/Berlin' });
    await create('off', 'at(2026-11-03T09:00:00)', { State: 'DISABLED' });
    expect(await running.endpoint.runDue()).toBe(0);
    now = Date.parse('2026-11-03T23:00:00Z');
    expect(await running.endpoint.runDue()).toBe(2);
    expect(delivered).toMatchObject([{ name: 'b-first' }, { name: 'a-second' }]);
    expect(await running.endpoint.runDue()).toBe(0);
    expect(running.endpoint.nextDue()).toBe(Date.parse('2026-11-04T09:00:00Z'));
  });

  it('fires at the very millisecond, not before', async () => {
    await create('one', 'at(2026-11-03T09:00:00)');
    now = Date.parse('2026-11-03T09:00:00Z') - 1;
    expect(await running.endpoint.runDue()).toBe(0);
    now += 1;
    expect(await running.endpoint.runDue()).toBe(1);
  });

  it('fires one made for the past at the next run', async () => {
    await create('past', 'at(2026-11-01T09:00:00)');
    expect(running.endpoint.nextDue()).toBeLessThan(now);
    expect(await running.endpoint.runDue()).toBe(1);
  });

  it('does not fire twice when two runs are asked for at once', async () => {
    await create('one', 'at(2026-11-01T09:00:00)');
    expect(await Promise.all([running.endpoint.runDue(), running.endpoint.runDue()])).toEqual([1, 0]);
    expect(delivered).toHaveLength(1);
  });
});

describe('targets', () => {
  it('a queue gets the Input as it is, a FIFO queue with its group, a function its JSON', async () => {
    const fn = 'arn:aws:lambda:us-east-1:000000000000:function:remind';
    await create('1-queue', 'at(2026-11-01T09:00:00)', { Target: { Input: ' not json ' } });
    await create('2-fifo', 'at(2026-11-01T09:00:01)', {
      Target: { Arn: `${queue}.fifo`, Input: 'x', SqsParameters: { MessageGroupId: 'C-1' } },
    });
    await create('3-function', 'at(2026-11-01T09:00:02)', { Target: { Arn: fn, Input: '{"v":1}' } });
    await running.endpoint.runDue();
    const at = new Date(start).toISOString();
    expect(delivered).toEqual([
      { at, name: '1-queue', arn: queue, roleArn, input: ' not json ' },
      { at, name: '2-fifo', arn: `${queue}.fifo`, roleArn, input: 'x', sqs: { messageGroupId: 'C-1' } },
      { at, name: '3-function', arn: fn, roleArn, input: '{"v":1}' },
    ]);
  });
});

describe('completion', () => {
  it('removes the schedule when it says DELETE, and else keeps it, silent until updated', async () => {
    await create('goes', 'at(2026-11-03T09:00:00)', { ActionAfterCompletion: 'DELETE' });
    await create('stays', 'at(2026-11-03T09:00:00)');
    await advance(start + 2 * day);
    expect(names()).toEqual(['stays']);
    await expect(get('goes')).rejects.toBeInstanceOf(ResourceNotFoundException);
    expect(running.endpoint.nextDue()).toBeUndefined();
    await running.client.send(new UpdateScheduleCommand(wanted('stays', 'at(2026-11-10T09:00:00)')));
    await advance(start + 20 * day);
    expect(delivered).toHaveLength(3);
  });

  it('leaves alone a schedule that took the place of the one being delivered', async () => {
    await restart({
      async deliver() {
        const next = wanted('one', 'at(2026-11-30T09:00:00)', { ActionAfterCompletion: 'DELETE' });
        await running.client.send(new UpdateScheduleCommand(next));
      },
    });
    await create('one', 'at(2026-11-01T09:00:00)', { ActionAfterCompletion: 'DELETE' });
    expect(await running.endpoint.runDue()).toBe(1);
    expect(running.endpoint.nextDue()).toBe(Date.parse('2026-11-30T09:00:00Z'));
  });
});

describe('failure', () => {
  const withDeadLetters = (attempts: number, seconds = 86_400): Wanted => ({
    ActionAfterCompletion: 'DELETE',
    Target: {
      DeadLetterConfig: { Arn: deadLetters },
      RetryPolicy: { MaximumRetryAttempts: attempts, MaximumEventAgeInSeconds: seconds },
    },
  });

  it('is retried with growing pauses until the target takes it', async () => {
    let failures = 3;
    refuses = () => failures-- > 0;
    await create('one', 'at(2026-11-03T09:00:00)', withDeadLetters(185));
    await advance(start + 2 * day);
    expect(delivered).toMatchObject([
      { at: '2026-11-03T09:00:00.000Z' },
      { at: '2026-11-03T09:00:10.000Z' },
      { at: '2026-11-03T09:00:30.000Z' },
      { at: '2026-11-03T09:01:10.000Z' },
    ]);
    expect(dead).toEqual([]);
    expect(names()).toEqual([]);
  });

  it('ends in the dead-letter queue after the last retry: the request as body, the reason as attributes', async () => {
    refuses = (name) => name === 'bad';
    await create('bad', 'at(2026-11-03T09:00:00)', withDeadLetters(2));
    await create('good', 'at(2026-11-03T09:00:05)');
    await advance(start + 2 * day);
    expect(delivered).toMatchObject([{ name: 'bad' }, { name: 'good' }, { name: 'bad' }, { name: 'bad' }]);
    expect(dead).toEqual([
      {
        arn: deadLetters,
        body: { MessageBody: '{"work":"bad"}', QueueUrl: 'https://sqs.us-east-1.amazonaws.com/000000000000/reminders' },
        attributes: {
          ERROR_CODE: 'RangeError',
          ERROR_MESSAGE: 'the queue is full',
          EXECUTION_ID: expect.any(String),
          EXHAUSTED_RETRY_CONDITION: 'MaximumRetryAttempts',
          IS_PAYLOAD_TRUNCATED: 'false',
          RETRY_ATTEMPTS: '2',
          SCHEDULED_TIME: '2026-11-03T09:00:00Z',
          SCHEDULE_ARN: 'arn:aws:scheduler:us-east-1:000000000000:schedule/default/bad',
          TARGET_ARN: queue,
        },
      },
    ]);
    expect(names()).toEqual(['good']);
  });

  it('without retries goes there at once, for a function as its invocation', async () => {
    refuses = () => true;
    const fn = 'arn:aws:lambda:us-east-1:000000000000:function:remind';
    const policy = withDeadLetters(0);
    await create('one', 'at(2026-11-01T09:00:00)', { ...policy, Target: { ...policy.Target, Arn: fn, Input: '{}' } });
    await running.endpoint.runDue();
    expect(dead).toMatchObject([{ body: { FunctionName: fn, InvocationType: 'Event', Payload: '{}' } }]);
  });

  it('ends there too when the event is too old for another try', async () => {
    refuses = () => true;
    await create('one', 'at(2026-11-03T09:00:00)', withDeadLetters(185, 60));
    await advance(start + 2 * day);
    expect(delivered).toHaveLength(3);
    expect(dead).toMatchObject([
      { attributes: { EXHAUSTED_RETRY_CONDITION: 'MaximumEventAgeInSeconds', RETRY_ATTEMPTS: '2' } },
    ]);
  });

  it('uses up the longest policy within a day', async () => {
    refuses = () => true;
    await create('one', 'at(2026-11-03T09:00:00)', withDeadLetters(185));
    await advance(start + 10 * day);
    expect(dead).toHaveLength(1);
    expect(delivered.length).toBeGreaterThan(100);
  });

  it('of an event that was due while the machine was off still gets its retries', async () => {
    await create('one', 'at(2026-11-03T09:00:00)', withDeadLetters(3, 60));
    now = start + 30 * day;
    let failures = 1;
    refuses = () => failures-- > 0;
    expect(await running.endpoint.runDue()).toBe(1);
    now += 10_000;
    expect(await running.endpoint.runDue()).toBe(1);
    expect(dead).toEqual([]);
  });

  it('ends with the schedule: nothing is retried once it is deleted', async () => {
    refuses = () => true;
    await create('one', 'at(2026-11-01T09:00:00)', withDeadLetters(3));
    await running.endpoint.runDue();
    await running.client.send(new DeleteScheduleCommand({ Name: 'one' }));
    await advance(start + day);
    expect(delivered).toHaveLength(1);
  });

  it('is said aloud where there is no dead-letter queue or it does not answer', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => {});
    await restart({ deadLetter: () => Promise.reject(new Error('no such queue')) });
    refuses = () => true;
    await create('a', 'at(2026-11-01T09:00:00)', withDeadLetters(0));
    await create('b', 'at(2026-11-01T09:00:00)', { Target: { RetryPolicy: { MaximumRetryAttempts: 0 } } });
    expect(await running.endpoint.runDue()).toBe(2);
    expect(said.mock.calls.map(([line]) => line)).toEqual([
      expect.stringContaining('did not take'),
      expect.stringContaining('has no dead-letter queue'),
    ]);
    expect(running.endpoint.nextDue()).toBeUndefined();
  });
});

describe('a restart', () => {
  it('forgets nothing: groups, schedules, tokens, completed ones, and how often a delivery was tried', async () => {
    running.endpoint.ensureGroup('cases');
    await create('done', 'at(2026-11-02T09:00:00)');
    await running.endpoint.runDue();
    refuses = () => true;
    const Target = { DeadLetterConfig: { Arn: deadLetters }, RetryPolicy: { MaximumRetryAttempts: 2 } };
    await create('failing', 'at(2026-11-02T10:00:00)', { GroupName: 'cases', Target });
    await running.endpoint.runDue();
    await create('coming', 'at(2026-11-20T09:00:00)', { ClientToken: 'token-1' });
    const before = running.endpoint.list();
    const due = running.endpoint.nextDue();

    await restart();
    expect(running.endpoint.list()).toEqual(before);
    expect(running.endpoint.nextDue()).toBe(due);
    expect(due).toBe(start + 10_000);
    await create('coming', 'at(2026-11-20T09:00:00)', { ClientToken: 'token-1' });
    await running.client.send(new GetScheduleGroupCommand({ Name: 'cases' }));
    delivered = [];
    await advance(start + day);
    expect(delivered).toMatchObject([{ name: 'failing' }, { name: 'failing' }]);
    expect(dead).toMatchObject([{ attributes: { RETRY_ATTEMPTS: '2' } }]);
  });
});

describe('a bad day of AWS', () => {
  it.each([
    ['ThrottlingException', ThrottlingException],
    ['InternalServerException', InternalServerException],
  ] as const)('%s arrives as its class', async (played, type) => {
    await restart({ fault: (call) => (call === 'CreateSchedule' ? played : undefined) });
    await expect(create('one', 'at(2026-11-20T09:00:00)')).rejects.toBeInstanceOf(type);
    await expect(get('one')).rejects.toBeInstanceOf(ResourceNotFoundException);
  });
});

describe('the reminders adapter', () => {
  it('makes each rung once, which fires with ids only and is gone, and drops what is left', async () => {
    running.endpoint.ensureGroup('cases');
    const reminders = createReminders(running.client, {
      group: 'cases',
      targetArn: queue,
      roleArn,
      dlqArn: deadLetters,
    });
    const rungs = [10, 20, 25].map((n) => ({ day: n, at: new Date(start + n * day).toISOString() }));
    await reminders.make('C-1', 'R-1', rungs);
    await reminders.make('C-1', 'R-1', rungs);
    expect(names()).toEqual(['C-1.R-1.10', 'C-1.R-1.20', 'C-1.R-1.25']);
    await advance(start + 11 * day);
    expect(delivered).toMatchObject([{ arn: queue, input: '{"v":1,"case":"C-1","work":"R-1.10"}' }]);
    await reminders.drop('C-1', 'R-1', [10, 20, 25]);
    expect(names()).toEqual([]);
  });
});
