/** What DynamoDB answers under load and no emulator makes, in the smaller logs. */
import { TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { createLookBackBook } from '../../shared/adapters/dynamodb/look-back-book.ts';
import { createSystemList } from '../../shared/adapters/registry/system-list.ts';
import { cancelled, toldDynamo } from '../fixtures/told-dynamo.ts';

const passing = ['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'];

describe('the log of a look-back', () => {
  const told = (...answers: readonly unknown[]) => {
    const { client, asked } = toldDynamo(...answers);
    return { book: createLookBackBook(client, { cases: 'cases', keys: 'keys' }), asked };
  };
  const entry = { seq: 2, body: 'b', hash: 'h' };

  it.each(passing)('G25: %s: waits and is written: nobody else went on with the drive', async (why) => {
    const { book, asked } = told(cancelled(why), {});
    expect(await book.append('drive', entry, [])).toBe('done');
    expect(asked).toHaveLength(2);
  });

  it('has a conflict only when its number is taken, and any other refusal is a failure', async () => {
    expect(await told(cancelled('ConditionalCheckFailed')).book.append('drive', entry, [])).toBe('conflict');
    await expect(told(cancelled('ValidationError')).book.append('drive', entry, [])).rejects.toThrow('cancelled');
  });
});

describe('the emergency stop', () => {
  const entry = { id: 'shop', name: 'Shop', kind: 'own', owner: 'shop@shop.example', baseUrl: 'https://shop.example' };
  const change = { on: true, at: '2026-11-02T15:00:00.000Z', by: 'staff-1', reason: 'it answers nonsense' };
  /** Each write is answered in this order; every read finds the stop off. */
  const told = (...writes: readonly unknown[]) => {
    const left = [...writes];
    const { client, asked } = toldDynamo((command: unknown) =>
      command instanceof TransactWriteItemsCommand
        ? left.length > 1
          ? left.shift()
          : left[0]
        : { Item: { entry: { S: JSON.stringify({ ...entry, emergencyStop: false, paymentProvider: false }) } } },
    );
    return {
      list: createSystemList(client, 'registry'),
      writes: () => asked.filter((c) => c instanceof TransactWriteItemsCommand),
    };
  };

  it.each(passing)('T2: %s: waits and is switched', async (why) => {
    const { list, writes } = told(cancelled(why), cancelled(why), {});
    expect(await list.switchStop('shop', change)).toBe('done');
    expect(writes()).toHaveLength(3);
  });

  it('T2: is looked at again when somebody else changed the entry', async () => {
    expect(await told(cancelled('ConditionalCheckFailed'), {}).list.switchStop('shop', change)).toBe('done');
  });

  it('T2: any other refusal is a failure at once, and not called a change by others', async () => {
    const { list, writes } = told(cancelled('ValidationError'));
    await expect(list.switchStop('shop', change)).rejects.toThrow('cancelled');
    expect(writes()).toHaveLength(1);
  });
});
