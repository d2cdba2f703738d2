import '../../fuzz/quiet.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { lookIn } from '../../../shared/domain/case/looks.ts';
import type { CaseFile } from '../../../shared/domain/case/state.ts';
import type { CaseKey } from '../../../shared/ports/vault.ts';
import { roles, routes } from '../../../shared/schemas/routes.ts';
import { indexAccount } from '../../../shared/usecases/account-index.ts';
import { auditPack } from '../../../shared/usecases/audit-pack.ts';
import { pageName } from '../../../shared/usecases/evidence-names.ts';
import { FrontDoor, reportOf, staffToken } from '../../fixtures/front-door.ts';
import { avery, found, type Order, prepared, proved } from '../domain/given.ts';
import { access } from './access.ts';

/**
 * What each route of the desk does with what is sealed: `shows` it, and then what the log says it was; `uses` it, to match or to write
 * elsewhere, and answers none of it; or `opens none`. A new route fails until it stands here.
 */
const sealed: Readonly<Record<string, string>> = {
  queue: 'opens none',
  me: 'opens none',
  asked: 'opens none',
  case: 'opens none',
  'report-view': 'shows request',
  preview: 'shows preview',
  proof: 'opens none',
  ask: 'opens none',
  match: 'opens none',
  instruments: 'shows instruments',
  propose: 'opens none',
  proposal: 'shows proposal',
  package: 'opens none',
  decide: 'opens none',
  'recipient-add': 'opens none',
  'recipient-proof': 'opens none',
  'recipient-view': 'shows recipient',
  'recipient-move': 'uses',
  'recipient-revoke': 'opens none',
  search: 'opens none',
  'search-sheet': 'shows search-sheet',
  'search-answer': 'uses',
  'records-by-hand': 'uses',
  appeals: 'opens none',
  'appeal-add': 'opens none',
  appeal: 'opens none',
  notice: 'opens none',
  systems: 'opens none',
  stop: 'opens none',
  'request-add': 'opens none',
  identifiers: 'opens none',
  receipt: 'opens none',
  'desk-evidence': 'opens none',
  step: 'opens none',
  card: 'opens none',
  claim: 'opens none',
  hold: 'opens none',
  'legal-hold': 'opens none',
  'cancel-shred': 'opens none',
  acknowledge: 'opens none',
  view: 'shows page',
  document: 'opens none',
  task: 'opens none',
  assign: 'opens none',
  'hand-over': 'opens none',
  aside: 'opens none',
  'let-back': 'opens none',
  setup: 'opens none',
  staff: 'opens none',
  'staff-leave': 'opens none',
  letters: 'opens none',
  print: 'shows letter',
  letter: 'opens none',
  route: 'opens none',
  change: 'opens none',
  'change-view': 'shows change',
  withdrawal: 'opens none',
  contact: 'opens none',
  'contact-view': 'shows contact',
  link: 'opens none',
  preferences: 'opens none',
};

const desk = routes.filter((route) => route.function === 'serve-desk');
/** In everything that is sealed, in what is stored as it stands and in what its bytes are when sent. */
const canary = 'CANARY';
const note = `${canary} compared side by side.`;
const happened: ('opened' | 'written')[] = [];
const door = new FrontDoor('every look');
let id: string;
let file: CaseFile;
let back: () => void;

function watched(key: CaseKey): CaseKey {
  const opened = <T>(it: T): T => {
    happened.push('opened');
    return it;
  };
  return {
    ...key,
    seal: (name, plain) => key.seal(name, plain),
    commit: (purpose, text) => key.commit(purpose, text),
    open: (name, bytes) => opened(key.open(name, bytes)),
    openBytes: (name, bytes) => opened(key.openBytes(name, bytes)),
  };
}

beforeAll(async () => {
  const { vault, store, records } = door.deps;
  door.deps.vault = {
    create: (of) => vault.create(of),
    key: async (of) => {
      const key = await vault.key(of);
      return key && watched(key);
    },
    digest: (kind, value) => vault.digest(kind, value),
  };
  door.deps.store = {
    ...store,
    append: async (...given) => {
      const done = await store.append(...given);
      if (done === 'done') happened.push('written');
      return done;
    },
  };
  door.deps.records = {
    ...records,
    link: async (...given) => {
      happened.push('opened');
      return await records.link(...given);
    },
  };
  id = await door.file(
    reportOf(1, {
      contact: 'post',
      name: { given: canary, family: canary },
      details: canary,
      codeWord: canary,
      addresses: [{ lines: [`1 ${canary} Street`], city: canary, region: 'NY', postalCode: '10001', country: 'US' }],
    }),
    'key-of-the-case-looked-at',
  );
  for (const order of [prepared, found, { type: 'settle-step', step: 'm1.preserve', outcome: 'done' }] as const)
    await door.order(id, order);
  const held = { case: id, openedAt: '2026-11-02T15:00:00.000Z' };
  await indexAccount(door.deps, { system: 'shop', account: 'A' }, held);
  await door.order(id, { type: 'receive-appeal', match: 'm1', note: 'n' });
  await door.order(id, {
    type: 'record-kin',
    kin: [{ other: 'other-case', kinds: ['card'], card: 'card1' }],
    lookedUp: true,
  });
  await door.order(id, { type: 'stand-aside', staff: 'sid', note: 'n', actor: avery });
  const bearer = await door.linkOf(id);
  for (const _ of ['one that comes', 'one that does not'])
    await door.ask('POST', '/case/evidence', { bearer, body: access['evidence']?.body });
  await door.ask('POST', '/case/changes', {
    bearer,
    body: { what: 'recipient', kind: 'officer', contact: { name: canary, email: 'officer@mail.example' } },
  });
  const rosa = staffToken('rosa', 'reviewer');
  const asks = { 'recipient-add': 'recipients', propose: 'proposals' };
  for (const [route, path] of Object.entries(asks))
    await door.ask('POST', `/desk/cases/${id}/${path}`, {
      bearer: rosa,
      body: {
        ...access[route]?.body,
        note,
        ...(route === 'propose' ? { facts: note } : {}),
        ...(route === 'recipient-add' ? { contact: { agency: canary, email: 'agency@mail.example' } } : {}),
      },
    });
  const [document = ''] = Object.keys((await door.stateOf(id)).documents);
  const received = { document, version: 'v1', pages: 1, originalParts: 0, commitment: 'c' };
  await door.order(id, { type: 'note-arrival', document, version: 'v1' });
  await door.order(id, { type: 'record-document', ...received });
  const key = await vault.key(id);
  const name = pageName(document, 'v1', 1);
  door.vaultBucket.set(`cases/${id}/${name}`, {
    bytes: key?.seal(name, canary) ?? new Uint8Array(),
    contentType: 'application/octet-stream',
  });
  file = await door.stateOf(id);
  back = door.snapshot();
});

/** What has to be so for a route to come to its sealed text. */
const before: Readonly<Record<string, readonly Order[]>> = {
  preview: [{ type: 'return', proposal: 'd1', actor: avery }],
  'records-by-hand': [proved, { type: 'settle-step', step: 'm1.collect', outcome: 'parked', reason: 'by-hand' }],
};

/** One request of somebody who may, on what there is of the case; what was opened and written meanwhile, in its order. */
async function call(route: (typeof desk)[number], role = 'approver', ...first: readonly Order[]) {
  back();
  for (const order of first) await door.order(id, order);
  const { body, thing, fixed } = access[route.id] ?? { may: [] };
  for (const order of before[route.id] ?? []) await door.order(id, order);
  const named = thing?.(file).at(route.id === 'view' ? 0 : -1) ?? fixed ?? '';
  happened.length = 0;
  const said = await door.ask(route.method, route.path.replace('{case}', id).replace(/\{\w+\}/u, named), {
    bearer: staffToken('ada', role),
    ...(body === undefined ? {} : { body: { ...body, ...('note' in body ? { note } : {}) } }),
  });
  const log = (await door.deps.store.log(id)).map(({ commit }) => commit);
  return {
    said,
    order: [...happened],
    last: log.at(-1),
    looks: log.flatMap((c) => c.events.flatMap((e) => lookIn(e) ?? [])),
  };
}

describe('T9 U16: who looks at what is sealed is in the log', () => {
  const shows = desk.filter((route) => sealed[route.id]?.startsWith('shows'));
  const inCase = desk.filter(({ path }) => path.includes('{case}'));
  const ofCase = desk.filter((route) => inCase.includes(route) || route.id === 'appeals');

  it('T9: every route of the desk is classed', () => {
    console.log(
      `figure T9: ${desk.length} routes of the desk, ${shows.length} show what is sealed, ${inCase.length} of a case`,
    );
    expect(Object.keys(sealed).toSorted()).toEqual(desk.map((route) => route.id).toSorted());
  });

  it.each(shows.map((route) => [route.id, route] as const))(
    'T9: %s leaves exactly one entry, of who and what, before anything is opened',
    async (_, route) => {
      for (const role of roles.filter((one) => route.who !== 'public' && route.who.includes(one))) {
        const { said, order, last, looks } = await call(route, role);
        expect([said.status, said.body.slice(0, 200)]).toEqual([200, expect.any(String)]);
        expect(order.filter((one) => one === 'written')).toEqual(['written']);
        expect(order[0]).toBe('written');
        // A decline says what was typed beside it, and nothing sealed.
        expect(order.includes('opened')).toBe(route.id !== 'preview');
        expect(last?.actor).toEqual({ kind: 'staff', id: 'ada', roles: [role] });
        expect(last?.events.flatMap((e) => lookIn(e) ?? [])).toHaveLength(1);
        expect(`shows ${looks.at(-1)?.what}`).toBe(sealed[route.id]);
        expect(looks).toHaveLength(1);
      }
    },
  );

  it.each(desk.filter((route) => !shows.includes(route)).map((route) => [route.id, route] as const))(
    'T9: %s answers nothing of what is sealed, and leaves no entry of a look',
    async (_, route) => {
      const { said, order, looks } = await call(route);
      expect([401, 403, 404, 500].includes(said.status), `${said.status} ${said.body}`).toBe(false);
      expect(order.includes('opened') ? 'uses' : 'opens none').toBe(sealed[route.id]);
      for (const form of [canary, Buffer.from(canary).toString('base64').slice(0, 7)])
        expect(said.body).not.toContain(form);
      expect(looks).toEqual([]);
    },
  );

  it('T9: what is shown is what was sealed, but never her private link, with which one could act as her', async () => {
    const link = await door.linkOf(id);
    const shown = await Promise.all(
      ['report-view', 'proposal', 'contact-view', 'change-view', 'recipient-view'].map((one) => said(one)),
    );
    for (const text of shown) expect(text).toContain(canary);
    expect(await said('view')).toContain(Buffer.from(canary).toString('base64').slice(0, 7));
    for (const route of desk.filter(({ id: one }) => one !== 'print')) expect(await said(route.id)).not.toContain(link);
  });

  const kept: Order = { type: 'stand-aside', staff: 'ada', note: 'n', actor: avery };
  it.each(ofCase.map((route) => [route.id, route] as const))(
    'T9: %s answers one thing to whoever stands aside, opens nothing and leaves no entry',
    async (_, route) => {
      for (const role of roles.filter((one) => route.who !== 'public' && route.who.includes(one))) {
        const { said: answer, order, looks } = await call(route, role, kept);
        expect([role, answer.status, answer.body]).toEqual([role, 403, expect.stringContaining('"rule.stands-aside"')]);
        expect([order, looks]).toEqual([[], []]);
      }
    },
  );

  it('T9: so it is however fresh the sign-in, and whatever part of the case is named', async () => {
    back();
    await door.order(id, kept);
    const known = door.commits();
    for (const { method, path, id: route } of ofCase.filter((one) => one.id !== 'appeals')) {
      const { body } = access[route] ?? { may: [] };
      const whole = path.replace('{case}', id).replace(/\{\w+\}/u, 'n0where');
      const answer = await door.ask(method, whole, {
        bearer: staffToken('ada', 'reviewer', 'approver'),
        ...(body === undefined ? {} : { body }),
      });
      expect([route, answer.body]).toEqual([route, expect.stringContaining('"rule.stands-aside"')]);
    }
    expect(door.commits()).toBe(known);
  });

  it('T9: the reference leads there no more than the id, and a case of others is as it was', async () => {
    back();
    await door.order(id, kept);
    const bearer = staffToken('ada', 'auditor');
    const other = await door.file(reportOf(2), 'key-of-a-case-of-others-');
    const [hers, not] = await Promise.all(
      [file.reference, other].map((of) => door.ask('GET', `/desk/cases/${of}`, { bearer })),
    );
    expect([hers?.status, not?.status]).toEqual([403, 200]);
    const mine = await door.ask('GET', `/desk/cases/${id}`, { bearer: staffToken('rosa', 'reviewer') });
    expect(mine.status).toBe(200);
  });

  it.each(['report-view', 'contact-view'])(
    'T9: %s wants to know why, out of a closed list, before anything is shown',
    async (one) => {
      const route = desk.find((r) => r.id === one);
      back();
      const bearer = staffToken('ada', 'reviewer');
      const body = { ...access[one]?.body };
      for (const why of [undefined, '', 'curiosity', ['proof'], 'constructor']) {
        happened.length = 0;
        const answer = await door.ask('POST', route?.path.replace('{case}', id) ?? '', {
          bearer,
          body: { ...body, why },
        });
        expect([why, answer.status, happened]).toEqual([why, 422, []]);
        expect(answer.body).toContain('Select why you look');
      }
    },
  );

  it('T9: who is refused leaves no entry, and one who left neither', async () => {
    for (const route of shows) expect((await call(route, 'front-line')).order).toEqual([]);
    await door.deps.roster.put({
      id: 'ada',
      backup: 'rosa',
      approver: false,
      left: { at: '2026-11-02T15:00:00.000Z', by: 'avery' },
    });
    for (const route of shows) {
      const { said: answer, order } = await call(route);
      expect([answer.status, order]).toEqual([403, []]);
    }
  });

  async function said(route: string): Promise<string> {
    const one = desk.find((r) => r.id === route);
    return one ? (await call(one)).said.body : '';
  }
});

it('U16: the case at the desk and the audit pack tell every look, who and when', async () => {
  const hall = new FrontDoor('told looks');
  const of = await hall.file(reportOf(1), 'key-of-the-case-of-looks');
  const bearer = staffToken('rosa', 'reviewer');
  await hall.ask('POST', `/desk/cases/${of}/report/view`, { bearer, body: { why: 'accounts' } });
  const body = { decision: { kind: 'decline', request: 'r1', ground: 'B' }, facts: note };
  await hall.ask('POST', `/desk/cases/${of}/preview`, { bearer, body });
  const whole = await hall.ask('GET', `/desk/cases/${of}`, { bearer });
  const at = expect.stringContaining('2026-11-02T15:');
  expect(JSON.parse(whole.body)).toMatchObject({
    viewed: [
      { who: 'rosa', at, what: 'request', why: 'accounts' },
      { who: 'rosa', at, what: 'preview', about: 'decline' },
    ],
  });
  const { files } = await auditPack({ store: hall.deps.store, sha256: hall.deps.sha256 }, of);
  const timeline = files.find(({ name }) => name === 'timeline.csv')?.text ?? '';
  expect(timeline.split('\n').filter((line) => line.includes('viewed'))).toEqual([
    expect.stringMatching(/^"2","2026-11-02T15:[^"]+","staff rosa","report-viewed"/u),
    expect.stringMatching(/^"3","2026-11-02T15:[^"]+","staff rosa","preview-viewed"/u),
  ]);
});
