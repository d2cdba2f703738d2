import { describe, expect, it } from 'vitest';
import { procedureVersion } from '../../../shared/content/procedure.ts';
import { toolScope } from '../../../shared/schemas/routes.ts';
import { FrontDoor, publishedOperations, staffToken, toolToken } from '../../fixtures/front-door.ts';

const chat = toolToken('chat-client');
const written = {
  channel: 'chat',
  form: 'message',
  receivedOn: '2026-10-31',
  said: 'I never ordered anything from you.',
  procedure: procedureVersion,
  report: { language: 'es', name: { given: 'Maria' }, email: 'maria@mail.example' },
};

describe('a program of the business catches a request (L49)', () => {
  const door = new FrontDoor('front line');

  it('L49 L4: one call opens a case with its true date; the log says which program it was and what it was shown', async () => {
    const said = await door.ask('POST', '/intake', { bearer: chat, body: written, key: 'message-of-maria' });
    expect(said.status).toBe(201);
    expect(JSON.parse(said.body)).toMatchObject({ receivedOn: '2026-10-31', dueOn: '2026-11-30' });
    const [id = ''] = door.table.cases.keys();
    expect((await door.stateOf(id)).requests['r1']).toMatchObject({
      channel: 'chat',
      receivedOn: '2026-10-31',
      enteredOn: '2026-11-02',
      enteredBy: 'tool.chat-client',
    });
    const [first] = await door.deps.store.log(id);
    expect(first?.commit.events[1]).toMatchObject({ type: 'request-received', procedure: procedureVersion });
    expect(first?.commit.actor).toEqual({ kind: 'worker', id: 'tool.chat-client' });
  });

  it('L49: it is told what to say, in the language of the person, and never her private link', async () => {
    const said = await door.ask('POST', '/intake', { bearer: chat, body: written, key: 'message-of-maria' });
    const told = JSON.parse(said.body);
    expect(told.tell).toContain(told.reference);
    expect(told.tell).toContain('gratis');
    expect(said.body).not.toContain('token');
    expect(door.table.cases.size).toBe(1);
  });

  it('L49: it is shown the procedure with its version', async () => {
    const shown = JSON.parse((await door.ask('GET', '/intake', { bearer: chat })).body);
    expect(shown).toMatchObject({ version: procedureVersion });
    expect(shown.never.join(' ')).toContain('Do not ask who did it');
  });

  it('G14: nothing else of the API hears it, whatever groups or scopes it claims', async () => {
    const elsewhere = publishedOperations().filter((o) => o.gate === 'staff' && o.path !== '/intake');
    expect(elsewhere.length).toBeGreaterThan(30);
    for (const { method, path } of elsewhere) {
      const said = await door.ask(method, path.replaceAll(/\{\w+\}/gu, 'x'), { bearer: chat, body: {} });
      expect([path, said.status]).toEqual([path, 403]);
    }
  });

  it('G14: a token without the scope opens nothing; a person keeps her own roles', async () => {
    for (const bearer of [toolToken('chat-client', 'openid'), toolToken('chat-client', `${toolScope}s`)])
      expect((await door.ask('POST', '/intake', { bearer, body: written, key: 'another-message-1' })).status).toBe(403);
    const frida = staffToken('frida', 'front-line');
    expect((await door.ask('GET', '/intake', { bearer: frida })).status).toBe(200);
  });
});
