import { format, inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { redacted, Secret } from '../../../shared/domain/secret.ts';

const word = 'QZVKW-secret';
const secret = new Secret(word);

describe('T14: a secret cannot be printed', () => {
  it.each([
    ['concatenation', `x${String(secret)}`],
    ['JSON', JSON.stringify({ secret, deep: [{ secret }] })],
    ['console.log', format('%s %o %j', secret, secret, secret)],
    ['inspect', inspect({ secret }, { depth: 9, showHidden: true, getters: true })],
    ['an error', String(new Error(`no such token: ${String(secret)}`))],
    ['its own fields', JSON.stringify([Object.entries(secret), Object.getOwnPropertyNames(secret)])],
    ['a copy', JSON.stringify(Object.assign({}, secret))],
  ])('not by %s', (_, printed) => {
    expect(printed).not.toContain(word);
  });

  it('shows a fixed word instead, and gives the value to whoever asks for it by name', () => {
    expect(`${String(secret)} ${JSON.stringify(secret)}`).toBe(`${redacted} "${redacted}"`);
    expect(secret.reveal()).toBe(word);
  });
});
