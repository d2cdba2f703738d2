import { describe, expect, it } from 'vitest';
import { letterBody } from '../../../shared/content/letters/letter.ts';
import { personMessage, personTemplates } from '../../../shared/usecases/person-message.ts';
import { FrontDoor, reportOf } from '../../fixtures/front-door.ts';
import { proved } from '../domain/given.ts';

describe('each message to the person', () => {
  // V13 wants a code that was issued: test/unit/usecases/code-by-post.test.ts.
  it.each(personTemplates.filter((t) => t !== 'V13'))(
    'L8 %s says what it was owed for, and nothing else',
    async (template) => {
      const door = new FrontDoor(template);
      const id = await door.file(reportOf(1), 'k'.repeat(32));
      const key = await door.deps.vault.key(id);
      if (!key) throw new Error('no key');
      const message = await personMessage(door.deps, key, id, await door.stateOf(id), { template, about: 'r1' });
      expect(message.id).toBe(template);
      // On paper too: only a decision and a result have an answer in them.
      const answer =
        template === 'V9' || template === 'V10'
          ? ({ language: 'en', title: '', parts: [{ heading: 'Why', text: [], items: [] }] } as const)
          : undefined;
      expect(letterBody(message, { brand: door.deps.brand, language: 'en', facts: { answer } }).blocks).not.toEqual([]);
    },
  );

  it.each([
    ['asked for it and told of a card', { wants: ['records', 'remove-cards'], cards: [{ last4: '0042' }] }, true],
    ['told of none', { wants: ['records', 'remove-cards'], cards: [] }, false],
    ['did not ask for it', { wants: ['records'], cards: [{ last4: '0042' }] }, false],
  ] as const)('L41 V1 says that her card is taken off to whoever %s: %j', async (_, told, said) => {
    const door = new FrontDoor('cards she told of');
    const id = await door.file(reportOf(1, told), 'k'.repeat(32));
    const key = await door.deps.vault.key(id);
    if (!key) throw new Error('no key');
    const first = await personMessage(door.deps, key, id, await door.stateOf(id), { template: 'V1', about: 'r1' });
    expect('cardRoute' in first && first.cardRoute).toBe(said);
  });

  it.each(['V4', 'V5', 'V6'] as const)('L16 %s is late from the day after the due date on', async (template) => {
    const door = new FrontDoor(template);
    const id = await door.file(reportOf(1), 'k'.repeat(32));
    const key = await door.deps.vault.key(id);
    if (!key) throw new Error('no key');
    const late = async (at: string) => {
      door.now = Date.parse(at);
      const told = await personMessage(door.deps, key, id, await door.stateOf(id), { template, about: 'r1' });
      return 'late' in told && told.late;
    };
    expect(await late('2026-12-03T04:59:00.000Z')).toBe(false);
    expect(await late('2026-12-03T05:00:00.000Z')).toBe(true);
  });

  it.each(['V2', 'V5', 'V6'] as const)(
    'L8 L39 %s names what she has not sent, and not what is being checked',
    async (template) => {
      const door = new FrontDoor(template);
      const id = await door.file(reportOf(1), 'k'.repeat(32));
      const key = await door.deps.vault.key(id);
      if (!key) throw new Error('no key');
      const missing = async () => {
        const told = await personMessage(door.deps, key, id, await door.stateOf(id), { template, about: 'r1' });
        return 'missing' in told ? told.missing : undefined;
      };
      expect(await missing()).toEqual(['identity', 'report']);
      await door.order(id, { type: 'promise-document', document: 'd1', purpose: 'identity' });
      await door.order(id, { type: 'note-arrival', document: 'd1', version: 'v' });
      expect(await missing()).toEqual(['report']);
      await door.order(id, proved);
      expect(await missing()).toEqual([]);
    },
  );
});
