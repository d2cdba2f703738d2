/** What DynamoDB answers under load and no emulator makes: the adapter on a client that is told what to hear. */
import {
  BatchGetItemCommand,
  GetItemCommand,
  QueryCommand,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { createCaseStore } from '../../shared/adapters/dynamodb/case-store.ts';
import { cancelled, toldDynamo } from '../fixtures/told-dynamo.ts';
import { madeCase, nextCommit } from './ports/made-case.ts';

const $metadata = {};

function told(...answers: readonly unknown[]) {
  const { client, asked } = toldDynamo(...answers);
  return { store: createCaseStore(client, { cases: 'cases', keys: 'keys' }), asked };
}

describe('another’s transaction on the same row', () => {
  const { intake } = madeCase();

  it('G22: a parallel post of the same key is waited for, and then the case is there already', async () => {
    const { store, asked } = told(
      cancelled('TransactionConflict'),
      cancelled('TransactionConflict'),
      cancelled('ConditionalCheckFailed'),
    );
    expect(await store.open(intake)).toBe('exists');
    expect(asked).toHaveLength(3);
  });

  it('G22: when the other post came to nothing, this one is written', async () => {
    expect(await told(cancelled('None', 'TransactionConflict'), {}).store.open(intake)).toBe('done');
  });

  it('G7: a conflict that never ends is a failure, and any other refusal is one at once', async () => {
    const forever = told(cancelled('TransactionConflict'));
    await expect(forever.store.open(intake)).rejects.toThrow('cancelled');
    expect(forever.asked).toHaveLength(6);
    const other = told(cancelled('ValidationError'));
    await expect(other.store.open(intake)).rejects.toThrow('cancelled');
    expect(other.asked).toHaveLength(1);
  });

  it('G1: a commit without text that meets a transaction on its number has a conflict, not an error', async () => {
    const { store } = told(new TransactionConflictException({ $metadata, message: 'Transaction is ongoing' }));
    const second = nextCommit(intake, 2, intake.commit);
    expect(await store.append(intake.case, second, intake.commit.hash, [])).toBe('conflict');
  });

  it('G1: a commit with text that meets one has a conflict too', async () => {
    const { store } = told(cancelled('TransactionConflict'));
    const note = { name: 'note', bytes: Buffer.from('sealed') };
    const second = nextCommit(intake, 2, intake.commit);
    expect(await store.append(intake.case, second, intake.commit.hash, [note])).toBe('conflict');
  });
});

describe('a transaction refused for load, which the client does not ask for again', () => {
  const { intake } = madeCase();
  const second = nextCommit(intake, 2, intake.commit);
  const note = { name: 'note', bytes: Buffer.from('sealed') };

  it.each(['ThrottlingError', 'ProvisionedThroughputExceeded'])(
    'L10: %s: a report waits and is written',
    async (why) => {
      const { store, asked } = told(cancelled('None', 'None', why), {});
      expect(await store.open(intake)).toBe('done');
      expect(asked).toHaveLength(2);
    },
  );

  it.each(['ThrottlingError', 'ProvisionedThroughputExceeded'])(
    'G1: %s: so does a commit with text: nobody took its number, and it is no conflict',
    async (why) => {
      const { store, asked } = told(cancelled(why), cancelled('None', why), {});
      expect(await store.append(intake.case, second, intake.commit.hash, [note])).toBe('done');
      expect(asked).toHaveLength(3);
    },
  );

  it('G1: a condition that failed is an answer, whatever else was refused for load', async () => {
    const { store } = told(cancelled('ConditionalCheckFailed', 'ThrottlingError'));
    expect(await store.append(intake.case, second, intake.commit.hash, [note])).toBe('conflict');
  });

  it('G7: load that never ends is a failure', async () => {
    const { store, asked } = told(cancelled('ThrottlingError'));
    await expect(store.append(intake.case, second, intake.commit.hash, [note])).rejects.toThrow('cancelled');
    expect(asked).toHaveLength(6);
  });
});

describe('heads left out of an answer', () => {
  const cases = [madeCase(), madeCase(), madeCase()];
  const key = (of: (typeof cases)[number]) => ({ pk: { S: `CASE#${of.intake.case}` }, sk: { S: 'HEAD' } });
  const head = (of: (typeof cases)[number]) => ({
    ...key(of),
    seq: { N: '1' },
    view: { S: JSON.stringify(of.view) },
  });
  const [first, second, third] = cases as [(typeof cases)[0], (typeof cases)[0], (typeof cases)[0]];
  /** Every row of the index is in shard 0; the batch answers one head a time, or none. */
  const half = (some: boolean) => {
    let batches = 0;
    return told((command: unknown) => {
      if (command instanceof QueryCommand)
        return JSON.stringify(command.input).includes('#0"')
          ? { Items: cases.map((of, n) => ({ ...key(of), dueOn: { S: `2026-12-0${n}` }, printAt: { S: `${n}` } })) }
          : {};
      if (!(command instanceof BatchGetItemCommand)) return new Error('nothing else is asked');
      batches += 1;
      const keys = command.input.RequestItems?.['cases']?.Keys ?? [];
      const left = some ? keys.slice(1) : keys;
      const had = some ? [head([first, second, third][batches - 1]!)] : [];
      return { Responses: { cases: had }, UnprocessedKeys: left.length > 0 ? { cases: { Keys: left } } : {} };
    });
  };

  it('L9: the desk’s queue asks again for what was left out: no case drops out of it', async () => {
    const { store } = half(true);
    expect((await store.queue({ limit: 10 })).rows.map((row) => row.case)).toEqual(cases.map((c) => c.intake.case));
  });

  it('L37: nor out of the letters to print', async () => {
    const { store } = half(true);
    expect((await store.printQueue(10)).map((row) => row.case)).toEqual(cases.map((c) => c.intake.case));
  });

  it('G7: a queue that cannot be read whole is a failure, not a shorter queue', async () => {
    await expect(half(false).store.queue({ limit: 10 })).rejects.toThrow('3 heads were left out');
  });
});

describe('a read that lags', () => {
  const of = madeCase();
  const lagging = (item: unknown) =>
    told((command: unknown) =>
      command instanceof GetItemCommand && command.input.ConsistentRead === true ? { Item: item } : {},
    );

  it('U5: a case opened a moment ago is found by its link and by its reference', async () => {
    const { store } = lagging({
      case: { S: of.intake.case },
      seq: { N: '0' },
      view: { S: JSON.stringify(of.view) },
      link: { S: 'l' },
    });
    expect(await store.caseOf(of.intake.reference)).toBe(of.intake.case);
    expect((await store.head(of.intake.case))?.view).toEqual(of.view);
  });

  it('one that nobody opened is absent', async () => {
    const { store } = lagging(undefined);
    expect(await store.caseOf(of.intake.reference)).toBeUndefined();
    expect(await store.head(of.intake.case)).toBeUndefined();
  });
});

describe('a head no schema reads', () => {
  const of = madeCase();
  const item = {
    pk: { S: `CASE#${of.intake.case}` },
    sk: { S: 'HEAD' },
    seq: { N: '1' },
    view: { S: JSON.stringify({ ...of.view, phase: 'of a newer version' }) },
  };
  const store = () =>
    told((command: unknown) => {
      if (command instanceof GetItemCommand) return { Item: item };
      if (command instanceof BatchGetItemCommand) return { Responses: { cases: [item] } };
      if (!(command instanceof QueryCommand)) return new Error('nothing else is asked');
      if (command.input.IndexName === undefined)
        return { Items: [{ sk: { S: 'C#00000001' }, body: { S: of.intake.commit.body }, hash: { S: 'h' } }, item] };
      return JSON.stringify(command.input).includes('#0"')
        ? { Items: [{ ...item, dueOn: { S: '2026-12-01' }, printAt: { S: '1' } }] }
        : {};
    }).store;

  it('G1: is a failure, not an absent case: after a roll-back her link would be dead without a word', async () => {
    await expect(store().head(of.intake.case)).rejects.toThrow('unreadable head');
  });

  it('L9, L37: nor does its case drop out of the desk’s queue or of the letters to print', async () => {
    await expect(store().queue({ limit: 10 })).rejects.toThrow('unreadable head');
    await expect(store().printQueue(10)).rejects.toThrow('unreadable head');
  });

  it('G7: the dispatcher, which makes it anew of the log, reads on', async () => {
    const { log, head } = await store().logAndHead(of.intake.case);
    expect(log).toHaveLength(1);
    expect(head).toBeUndefined();
  });
});

describe('a head that went between the index and the look', () => {
  it('L50: is left out: the index lags behind what was shredded', async () => {
    const { store } = told((command: unknown) =>
      command instanceof QueryCommand
        ? { Items: [{ pk: { S: 'CASE#gone' }, sk: { S: 'HEAD' }, dueOn: { S: '2026-12-01' } }] }
        : { Responses: {} },
    );
    expect((await store.queue({ limit: 10 })).rows).toEqual([]);
  });
});
