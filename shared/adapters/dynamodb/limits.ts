import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { limits, longest, type Taken, take } from '../../domain/limits.ts';
import type { Limits } from '../../ports/limits.ts';
import type { Clock } from '../../ports/outside.ts';

const takenSchema = z.array(z.object({ at: z.number(), by: z.string() }));
const maxTries = 5;
const dayMs = 24 * 3_600_000;

/**
 * The limits table: `LIMIT#<limit>:<who>` with `v` N and `taken` S (JSON), `BUDGET#<template>#<day of UTC>` with `n` N. `until`, seconds since
 * 1970, is for DynamoDB to clean up by; nothing is decided by it. Whoever is overtaken five times in a row stands in a flood, and is refused.
 */
export function createLimits(client: DynamoDBClient, table: string, clock: Clock): Limits {
  return {
    async take(limit, who, by) {
      const rules = limits[limit];
      const pk = { S: `LIMIT#${limit}:${who}` };
      for (let tries = 0; tries < maxTries; tries++) {
        const now = Date.parse(clock.now());
        const found = await client.send(new GetItemCommand({ TableName: table, Key: { pk }, ConsistentRead: true }));
        const version = found.Item?.['v']?.N;
        const before: readonly Taken[] = takenSchema.parse(JSON.parse(found.Item?.['taken']?.S ?? '[]'));
        const { allowed, taken } = take(rules, before, now, by);
        if (taken === before) return allowed;
        try {
          await client.send(
            new PutItemCommand({
              TableName: table,
              Item: {
                pk,
                v: { N: String(Number(version ?? 0) + 1) },
                taken: { S: JSON.stringify(taken) },
                until: { N: String(Math.ceil((now + longest(rules)) / 1000)) },
              },
              ...(version === undefined
                ? { ConditionExpression: 'attribute_not_exists(pk)' }
                : { ConditionExpression: 'v = :v', ExpressionAttributeValues: { ':v': { N: version } } }),
            }),
          );
          return true;
        } catch (error) {
          if (!(error instanceof ConditionalCheckFailedException)) throw error;
        }
      }
      return false;
    },

    async spend(template, most) {
      const now = Date.parse(clock.now());
      try {
        await client.send(
          new UpdateItemCommand({
            TableName: table,
            Key: { pk: { S: `BUDGET#${template}#${clock.now().slice(0, 10)}` } },
            UpdateExpression: 'SET #until = :until ADD n :one',
            // A reserved word.
            ExpressionAttributeNames: { '#until': 'until' },
            ConditionExpression: 'attribute_not_exists(n) OR n < :most',
            ExpressionAttributeValues: {
              ':one': { N: '1' },
              ':most': { N: String(most) },
              ':until': { N: String(Math.ceil((now + 3 * dayMs) / 1000)) },
            },
          }),
        );
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },
  };
}
