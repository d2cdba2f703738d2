import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../shared/domain/case/state.ts';
import { indexAccount } from '../../../shared/usecases/account-index.ts';
import {
  FrontDoor,
  identityToken,
  type Operation,
  publishedOperations,
  reportOf,
  type Said,
  staffToken,
} from '../../fixtures/front-door.ts';
import { avery, done, found, type Order, prepared, propose, rosa } from '../domain/given.ts';
import { type Access, access } from './access.ts';

const operations = publishedOperations();
const nowhere = 'n0where';
const absentCase = 'Z'.repeat(22);
const callers = [
  'nobody',
  'a stranger with a link of no case',
  'victim with her old link',
  'another victim',
  'the victim',
  'staff without a role',
  'front-line',
  'reviewer',
  'approver',
  'auditor',
] as const;
type Caller = (typeof callers)[number];
const objects = ['own', 'other', 'absent'] as const;

let cells = 0;
let changed = true;
const door = new FrontDoor();
let a: string;
let b: string;
let bearers: Readonly<Record<Caller, string | undefined>>;
let files: { readonly a: CaseFile; readonly b: CaseFile };
let back: () => void;

/** Two cases with something of every kind on each, the second with more of each, so that an id of it is no id of the first. */
beforeAll(async () => {
  a = await door.file(reportOf(1, { contact: 'post' }), 'key-of-the-first-case');
  const cards = [1, 2, 3].map((n) => ({ last4: `000${n}`, token: `tok_b${n}` }));
  b = await door.file(reportOf(2, { contact: 'post', cards }), 'key-of-the-second-case');
  const old = await door.linkOf(a);
  const reviewer = staffToken('rosa', 'reviewer');
  await door.ask('POST', `/desk/cases/${a}/link`, { bearer: reviewer });
  const basis = [{ kind: 'card', exact: true, card: 'card1' }] as const;
  const accounts = ['A', 'B', 'C'].map((account) => ({ account, basis, instruments: ['pm1'], hers: false }));
  for (const [id, times] of [
    [a, 1],
    [b, 3],
  ] as const) {
    await door.order(id, { ...prepared, systems: systemsOf(times) } as Order);
    await door.order(id, { ...found, findings: accounts.slice(0, times) } as Order);
    await indexAccount(door.deps, { system: 'shop', account: 'A' }, { case: id, openedAt: '2026-11-02T15:00:00.000Z' });
    for (const n of accounts.keys()) if (n < times) await door.order(id, done(`m${n + 1}.preserve`));
    const bearer = await door.linkOf(id);
    for (let n = 0; n < times; n++) {
      const kin = [{ other: `other-case-${n}`, kinds: ['card'], card: `card${n + 1}` }] as const;
      await door.order(id, { type: 'receive-appeal', match: `m${n + 1}`, note: 'n', actor: rosa });
      await door.order(id, { type: 'record-kin', kin, lookedUp: true });
      await door.order(id, { type: 'stand-aside', staff: `sid${n}`, note: 'n', actor: rosa });
      await door.ask('POST', '/case/evidence', { bearer, body: access['evidence']?.body });
      await door.ask('POST', '/case/changes', { bearer, body: { what: 'recipient', kind: 'officer', contact } });
      await door.ask('POST', `/desk/cases/${id}/recipients`, { bearer: reviewer, body: access['recipient-add']?.body });
      await door.order(id, propose({ kind: 'decline', request: 'r1', ground: 'B' }));
      if (n + 1 < times) await door.order(id, { type: 'return', proposal: `d${n + 1}`, actor: avery });
    }
  }
  await door.dispatch(a);
  files = { a: await door.stateOf(a), b: await door.stateOf(b) };
  bearers = {
    nobody: undefined,
    'a stranger with a link of no case': absentCase + 'Q'.repeat(43),
    'victim with her old link': old,
    'another victim': await door.linkOf(b),
    'the victim': await door.linkOf(a),
    'staff without a role': staffToken('nora'),
    'front-line': staffToken('fay', 'front-line'),
    reviewer,
    approver: staffToken('avery', 'approver'),
    auditor: staffToken('ada', 'auditor'),
  };
  back = door.snapshot();
});

const contact = { email: 'officer@mail.example' };
const systemsOf = (times: number) =>
  ['shop', 'billing', 'vendor', 'archive'].slice(0, times + 1).map((system) => ({ system, owner: 'team' }));

const rowOf = (operation: Operation): Access => access[operation.operationId] ?? { may: [] };

/** One request, from a fresh copy of the two cases; what it wrote is counted. */
async function ask(operation: Operation, caller: Caller, object: (typeof objects)[number], thing?: string) {
  if (changed) back();
  const row = rowOf(operation);
  const [mine, other] = caller === 'another victim' && row.may === 'link' ? [files.b, files.a] : [files.a, files.b];
  const own = row.thing?.(mine).at(-1) ?? row.fixed;
  const foreign = row.thing?.(other).findLast((id) => !row.thing?.(mine).includes(id));
  const named = thing ?? { own, other: foreign ?? row.fixed, absent: row.fixed ?? nowhere }[object] ?? '';
  if (row.thing) expect({ operation: operation.operationId, own, foreign }).not.toContain(undefined);
  const inCase = object === 'absent' && thing === undefined ? absentCase : a;
  const path = operation.path.replace('{case}', inCase).replace(/\{\w+\}/u, named);
  const before = door.commits();
  const { body, key } = row;
  const bearer = bearers[caller];
  const said = await door.ask(operation.method, path, {
    ...(bearer === undefined ? {} : { bearer }),
    ...(body === undefined ? {} : { body }),
    ...(key ? { key: 'key-of-one-cell-of-the-matrix' } : {}),
  });
  changed = said.status < 400 || door.commits() !== before;
  return { said, wrote: door.commits() - before };
}

const isStaff = (caller: Caller) => callers.indexOf(caller) >= callers.indexOf('staff without a role');
const codeOf = ({ body }: Said): string => (JSON.parse(body) as { code?: string }).code ?? '';
const denied = (said: Said) => [401, 404].includes(said.status) || codeOf(said) === 'role.missing';

function expected(
  operation: Operation,
  caller: Caller,
): 'served' | 'unauthorized' | 'role.missing' | 'link.not-working' {
  const { may } = rowOf(operation);
  if (may === 'anyone') return 'served';
  if (may === 'link') return caller === 'the victim' || caller === 'another victim' ? 'served' : 'link.not-working';
  if (!isStaff(caller)) return 'unauthorized';
  return may.includes(caller) ? 'served' : 'role.missing';
}

describe('G14: every operation of the API, every caller, an object of his own, of another, of nobody', () => {
  it('G14: the published document and the table of who may call name the same operations', () => {
    expect(operations.map((o) => o.operationId).toSorted()).toEqual(Object.keys(access).toSorted());
  });

  it.each(operations.map((o) => [o.operationId, o] as const))(
    'G14: %s says of itself who may call it',
    (_, operation) => {
      const { may } = rowOf(operation);
      expect(operation.gate).toBe(may === 'anyone' ? 'public' : may === 'link' ? 'link' : 'staff');
      expect(operation.roles.toSorted()).toEqual(typeof may === 'string' ? [] : [...may].toSorted());
    },
  );

  it.each(operations.map((o) => [`${o.method} ${o.path}`, o] as const))('G14: %s', async (_, operation) => {
    const nothing = new Map<string, string>();
    for (const caller of callers) {
      const want = expected(operation, caller);
      for (const object of objects) {
        const { said, wrote } = await ask(operation, caller, object);
        const cell = `${operation.operationId} by ${caller} on ${object}: ${said.status} ${said.body.slice(0, 200)}`;
        cells++;
        // GET changes nothing, whoever asks (G21).
        if (operation.method === 'GET') expect(wrote, cell).toBe(0);
        if (want === 'served') {
          const row = rowOf(operation);
          const gone =
            (object !== 'own' && row.thing !== undefined) || (object === 'absent' && operation.path.includes('{case}'));
          expect(said.status, cell).not.toBe(500);
          if (gone) {
            expect([codeOf(said), wrote], cell).toEqual([
              expect.stringMatching(/^(thing\.absent|case\.absent|case\.moved-on)$/u),
              0,
            ]);
          } else expect(denied(said), cell).toBe(false);
          continue;
        }
        expect([want === 'unauthorized' ? said.status : codeOf(said), wrote], cell).toEqual([
          want === 'unauthorized' ? 401 : want,
          0,
        ]);
        // Whoever may not learns nothing of what there is: one answer for every object, and for every link that does not work.
        const whole = JSON.stringify(said);
        // (API Gateway itself tells a missing token from a wrong one.)
        const kind = want === 'unauthorized' ? `${want} ${bearers[caller] === undefined}` : want;
        expect(whole, cell).toBe(nothing.get(kind) ?? whole);
        nothing.set(kind, whole);
      }
    }
  });

  it.each(operations.filter((o) => rowOf(o).thing).map((o) => [o.operationId, o] as const))(
    'G14: %s answers an object of another case exactly as one that is nowhere',
    async (_, operation) => {
      for (const caller of callers.filter((c) => expected(operation, c) === 'served')) {
        const foreign = await ask(operation, caller, 'other');
        const absent = await ask(operation, caller, 'own', nowhere);
        expect(foreign).toEqual(absent);
      }
    },
  );

  it('G14: no other method and no path beside them is served', async () => {
    const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE'];
    const paths = [...new Set(operations.map((o) => o.path))];
    for (const path of [
      ...paths,
      '/',
      '/desk',
      '/desk/cases',
      '/case/',
      '//case',
      '/case/..',
      '/desk/cases/{case}/keys',
    ])
      for (const method of methods) {
        if (operations.some((o) => o.path === path && o.method === method)) continue;
        const before = door.commits();
        const said = await door.ask(method, path.replace('{case}', a), { bearer: bearers['approver'] ?? '' });
        expect([`${method} ${path}`, said.status, door.commits() - before]).toEqual([`${method} ${path}`, 404, 0]);
      }
  });

  it.each(operations.filter((o) => rowOf(o).thing).map((o) => [o.operationId, o] as const))(
    'G14: %s takes no name that every object has for an object of a case',
    async (_, operation) => {
      const caller = rowOf(operation).may === 'link' ? 'the victim' : 'approver';
      for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf']) {
        const { said, wrote } = await ask(operation, caller, 'own', name);
        expect([name, codeOf(said), wrote]).toEqual([name, 'thing.absent', 0]);
      }
    },
  );

  it('G17: a case id of any shape is answered like one that is nowhere', async () => {
    const path = (id: string) => `/desk/cases/${encodeURIComponent(id)}`;
    const bearer = bearers['approver'] ?? '';
    const nothing = await door.ask('GET', path(absentCase), { bearer });
    for (const odd of ['x', 'x'.repeat(5000), 'CASE#1', '\u0000', '__proto__', '%', 'é'.repeat(22)])
      expect(await door.ask('GET', path(odd), { bearer })).toEqual(nothing);
  });

  it('G14: every cell of the table was asked', () => {
    console.log(`figure G14: ${cells} cells, ${operations.length} operations x ${callers.length} callers x 3 objects`);
    expect(cells).toBe(operations.length * callers.length * objects.length);
  });

  it('ASVS 9.2.2: an identity token says a name, and opens nothing else', async () => {
    back();
    for (const { operationId, method, path } of operations.filter((o) => o.gate === 'staff')) {
      const body = access[operationId]?.body;
      const said = await door.ask(method, path.replace('{case}', a).replace(/\{\w+\}/u, 'x'), {
        bearer: identityToken('avery', 'front-line', 'reviewer', 'approver'),
        ...(body === undefined ? {} : { body }),
      });
      expect([operationId, said.status]).toEqual([operationId, operationId === 'me' ? 200 : 403]);
    }
  });

  it('ASVS 3.5.2: what a form of another site can send changes nothing but the report form: it has no Authorization', async () => {
    back();
    const before = door.commits();
    for (const { operationId, path } of operations.filter((o) => o.method === 'POST')) {
      const form = new URLSearchParams({ note: 'From elsewhere.', confirmed: 'true' });
      const said = await door.ask('POST', path.replace('{case}', a).replace(/\{\w+\}/u, 'x'), { body: form });
      if (operationId !== 'report-basic') expect([400, 401, 404]).toContain(said.status);
    }
    expect(door.commits()).toBe(before);
  });

  it('T9: a link is never taken from whoever signed in as staff, nor a group the pool does not know', async () => {
    back();
    const link = await door.linkOf(a);
    const both = await door.ask('POST', `/desk/cases/${a}/owner`, { bearer: link, body: access['assign']?.body });
    const odd = await door.ask('GET', `/desk/cases/${a}`, {
      bearer: staffToken('eve', 'admin', 'Reviewer', 'REVIEWER'),
    });
    expect([both.status, odd.status]).toEqual([401, 403]);
  });
});

describe('G14: somebody who left, with a token that still lives and every role in it', () => {
  const hall = new FrontDoor('after the leaver');
  const token = (id: string) => staffToken(id, 'front-line', 'reviewer', 'approver');
  const ofStaff = operations.filter((o) => o.gate === 'staff');
  const call = ({ operationId, method, path }: Operation, id: string) =>
    hall.ask(method, path.replace('{case}', absentCase).replace(/\{\w+\}/u, 'x'), {
      bearer: token(id),
      ...(method === 'POST' ? { body: access[operationId]?.body ?? {} } : {}),
      key: `key-of-${operationId.padEnd(16, '-')}`,
    });

  beforeAll(async () => {
    const lena = { id: 'lena', backup: 'rosa', approver: true };
    await hall.deps.roster.put({ ...lena, left: { at: '2026-11-02T15:00:00.000Z', by: 'avery' } });
    await hall.deps.roster.put({ id: 'rosa', backup: 'avery', approver: true });
  });

  it.each(ofStaff.map((o) => [`${o.method} ${o.path}`, o] as const))('G14: %s refuses him', async (_, operation) => {
    const before = hall.commits();
    const said = await call(operation, 'lena');
    expect([said.status, codeOf(said), hall.commits() - before]).toEqual([403, 'role.missing', 0]);
  });

  it('L49: whoever is still here opens a case as before', async () => {
    const intake = ofStaff.find((o) => o.operationId === 'key-in');
    expect(intake && (await call(intake, 'rosa')).status).toBe(201);
  });
});
