import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../shared/domain/case/state.ts';
import type { Pressed } from '../../../shared/ports/evidence-press.ts';
import { execute, load } from '../../../shared/usecases/case-log.ts';
import { evidenceKey, partBytes } from '../../../shared/usecases/evidence-names.ts';
import { type EvidenceNews, inspectEvidence } from '../../../shared/usecases/inspect-evidence.ts';
import { viewEvidence } from '../../../shared/usecases/view-evidence.ts';
import { madeCase } from '../../contract/ports/made-case.ts';
import { caseTable, fakeCaseStore } from '../../fakes/case-table.ts';
import { fakeClock, fakeIds, sha256 } from '../../fakes/edges.ts';
import { type FakeBucket, type FakeQuarantine, fakeEvidenceStore, fakeRecordStore } from '../../fakes/files.ts';
import { fakeLookUps } from '../../fakes/look-ups.ts';
import { seededRandom } from '../../fakes/random.ts';
import { fakeKms, fakeVault } from '../../fakes/vault.ts';

const random = seededRandom('inspection');
const rosa = { kind: 'staff', id: 'rosa', roles: ['reviewer'] } as const;
const document = 'd1';
const photo = Buffer.from('CANARY the photo of her ID');
const page = { bytes: Buffer.from('CANARY the page'), width: 1, height: 1 };
const pressed: Pressed = { outcome: 'pressed', pages: [page, page], cardNumber: false };

/** A case with one promised document, and everything the inspection works with. */
async function stage(press: (bytes: Uint8Array) => Pressed = () => pressed) {
  const table = caseTable();
  const kms = fakeKms(random.fork(`kms${random.between(1, 1e9)}`));
  const vault = fakeVault(kms, { wrapped: (id) => table.wrapped.get(id) });
  const quarantine: FakeQuarantine = new Map();
  const kept: FakeBucket = new Map();
  const { intake } = madeCase();
  const { case: id } = intake;
  const store = fakeCaseStore(table);
  await store.open({ ...intake, wrappedKey: (await vault.create(id)).wrapped });
  const deps = {
    store,
    sha256,
    pause: async () => undefined,
    vault,
    lookUps: fakeLookUps(),
    evidence: fakeEvidenceStore(quarantine),
    records: fakeRecordStore(kept),
    press: { press: async (bytes: Uint8Array) => press(bytes) },
    clock: fakeClock(() => Date.parse('2026-11-03T15:00:00Z')),
    ids: fakeIds(random.fork(`ids${random.between(1, 1e9)}`)),
  };
  await execute(deps, await load(deps, id), {
    type: 'promise-document',
    document,
    purpose: 'identity',
    at: deps.clock.now(),
    actor: { kind: 'subject' },
    id: 'promise',
  });
  const key = evidenceKey(id, document);
  return {
    deps,
    id,
    quarantine,
    kept,
    put: (version: string, verdict: string, bytes: Buffer = photo) =>
      quarantine.set(key, [...(quarantine.get(key) ?? []), { version, bytes, verdict }]),
    versions: () => (quarantine.get(key) ?? []).map((one) => one.version),
    hear: (word: EvidenceNews['word'], version = 'v1', receives = 1) =>
      inspectEvidence(deps, { case: id, document, version, word, receives }),
    async file(): Promise<CaseFile> {
      const { state } = await load(deps, id);
      if (state.phase === 'none') throw new Error('no case');
      return state.file;
    },
    async status() {
      return (await this.file()).documents[document]?.status;
    },
    view: (what: 'page' | 'original', part: number) =>
      viewEvidence(deps, rosa, id, { document, what, part, note: 'To compare it with the report.' }),
  };
}

describe('the inspection of a document', () => {
  it('T6: a clean version is pressed, sealed, written in the log, and the upload destroyed', async () => {
    const on = await stage();
    on.put('v1', 'NO_THREATS_FOUND');
    await on.hear('ARRIVED');
    expect(await on.status()).toBe('arrived');
    expect(await on.hear('NO_THREATS_FOUND')).toBe('done');
    expect((await on.file()).documents[document]).toMatchObject({ status: 'received', pages: 2, originalParts: 1 });
    expect(on.versions()).toEqual([]);
    expect([...on.kept.keys()]).toEqual(
      ['page-1', 'page-2', 'original-1'].map((name) => `cases/${on.id}/evidence/${document}/v1/${name}`),
    );
  });

  it('G12: nothing of it is readable where it is kept, and the log holds no byte of it', async () => {
    const on = await stage();
    on.put('v1', 'NO_THREATS_FOUND');
    await on.hear('NO_THREATS_FOUND');
    for (const { bytes } of on.kept.values()) expect(Buffer.from(bytes).includes('CANARY')).toBe(false);
    expect(JSON.stringify(await on.deps.store.log(on.id))).not.toContain('CANARY');
  });

  it.each(['unscanned', 'FAILED', 'ACCESS_DENIED', 'UNSUPPORTED', 'THREATS_FOUND', 'CLEAN', '', 'gone'])(
    'G15: whatever the message says, a version whose verdict is “%s” is never received',
    async (verdict) => {
      const on = await stage();
      on.put('v1', verdict);
      for (const word of ['ARRIVED', 'NO_THREATS_FOUND', 'UNSUPPORTED', 'FAILED'] as const)
        for (const receives of [1, 2, 3, 4]) await on.hear(word, 'v1', receives);
      expect(await on.status()).not.toBe('received');
      expect(on.kept.size).toBe(0);
    },
  );

  it('G15: malware is refused in words she can do something with, and destroyed unparsed', async () => {
    const on = await stage(() => {
      throw new Error('parsed');
    });
    on.put('v1', 'THREATS_FOUND');
    await on.hear('THREATS_FOUND');
    expect((await on.file()).documents[document]).toMatchObject({ status: 'refused', reason: 'file.scan' });
    expect(on.versions()).toEqual([]);
  });

  it.each([
    ['file.locked', Buffer.from('%PDF-1.7 ... /Encrypt 5 0 R')],
    ['file.scan', Buffer.from('PK\u0003\u0004 a locked archive')],
  ] as const)('%s: what the scan could not look into is not parsed either', async (reason, bytes) => {
    const on = await stage(() => {
      throw new Error('parsed');
    });
    on.put('v1', 'UNSUPPORTED', bytes);
    await on.hear('UNSUPPORTED');
    expect((await on.file()).documents[document]).toMatchObject({ status: 'refused', reason });
  });

  it.each(['FAILED', 'ACCESS_DENIED'] as const)(
    'G15: %s: a person looks, the upload stays, she is told nothing',
    async (word) => {
      const on = await stage();
      on.put('v1', word);
      await on.hear('ARRIVED');
      await on.hear(word);
      const { tasks, mails, documents } = await on.file();
      expect(tasks[`document-unchecked.${document}`]?.open).toBe(true);
      expect(documents[document]?.status).toBe('arrived');
      expect(Object.values(mails).filter((m) => m.template === 'V2' || m.template === 'V3')).toEqual([]);
      expect(on.versions()).toEqual(['v1']);
    },
  );

  it('T6: a version put over the clean one is not what is received, and is destroyed when its verdict comes', async () => {
    const on = await stage((bytes) => ({ ...pressed, pages: [{ ...page, bytes }] }));
    on.put('v1', 'NO_THREATS_FOUND');
    on.put('v2', 'unscanned', Buffer.from('something else'));
    await on.hear('NO_THREATS_FOUND');
    const viewed = await on.view('page', 1);
    expect(viewed.ok && Buffer.from(viewed.value.bytes, 'base64').toString()).toBe(photo.toString());
    expect(await on.hear('NO_THREATS_FOUND', 'v2')).toBe('done');
    expect(on.versions()).toEqual([]);
    expect((await on.file()).documents[document]).toMatchObject({ version: 'v1' });
  });

  it('T15: a verdict on a version does not open another', async () => {
    const on = await stage();
    on.put('v1', 'NO_THREATS_FOUND');
    on.put('v2', 'THREATS_FOUND');
    for (const receives of [1, 2, 3]) await on.hear('NO_THREATS_FOUND', 'v2', receives);
    expect(await on.status()).toBe('refused');
  });

  it('a file that makes the parser fall is tried twice more, then refused', async () => {
    const on = await stage(() => ({ outcome: 'failed', how: 'crash' }));
    on.put('v1', 'NO_THREATS_FOUND');
    expect([await on.hear('NO_THREATS_FOUND'), await on.hear('NO_THREATS_FOUND', 'v1', 2)]).toEqual(['retry', 'retry']);
    expect(await on.hear('NO_THREATS_FOUND', 'v1', 3)).toBe('done');
    expect((await on.file()).documents[document]).toMatchObject({ status: 'refused', reason: 'file.type' });
  });

  it('G13: of a file with a card number in it only the pages are kept', async () => {
    const on = await stage(() => ({ ...pressed, cardNumber: true }));
    on.put('v1', 'NO_THREATS_FOUND');
    await on.hear('NO_THREATS_FOUND');
    expect([...on.kept.keys()].filter((key) => key.includes('original'))).toEqual([]);
    expect(await on.view('original', 1)).toMatchObject({ ok: false, error: 'evidence.original-not-kept' });
  });

  it('a large original is kept in parts that fit an answer, and comes back whole', async () => {
    const large = Buffer.alloc(2 * partBytes + 5, 'x');
    const on = await stage();
    on.put('v1', 'NO_THREATS_FOUND', large);
    await on.hear('NO_THREATS_FOUND');
    const parts = await Promise.all([1, 2, 3].map((part) => on.view('original', part)));
    const whole = Buffer.concat(parts.map((p) => Buffer.from(p.ok ? p.value.bytes : '', 'base64')));
    expect(whole.equals(large)).toBe(true);
    expect(await on.view('original', 4)).toMatchObject({ ok: false, error: 'thing.absent' });
  });

  it('G9: whatever was sent, three times over and in any order, comes to the same', async () => {
    const news = (['ARRIVED', 'NO_THREATS_FOUND', 'FAILED', 'THREATS_FOUND'] as const).flatMap((word) => [
      word,
      word,
      word,
    ]);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(news, { minLength: news.length }), async (shuffled) => {
        const on = await stage();
        on.put('v1', 'NO_THREATS_FOUND');
        for (const word of shuffled) for (const receives of [1, 4]) await on.hear(word, 'v1', receives);
        expect(await on.status()).toBe('received');
        expect(
          (await on.deps.store.log(on.id))
            .flatMap((l) => l.commit.events)
            .filter((e) => e.type === 'document-received'),
        ).toHaveLength(1);
      }),
      { numRuns: 50 },
    );
  });
});

describe('looking at a document (T9, U16)', () => {
  it('gives one page of our making, and the log says who looked at what', async () => {
    const on = await stage();
    on.put('v1', 'NO_THREATS_FOUND');
    await on.hear('NO_THREATS_FOUND');
    expect(await on.view('page', 2)).toMatchObject({
      ok: true,
      value: { what: 'page', part: 2, parts: 2, contentType: 'image/jpeg', bytes: page.bytes.toString('base64') },
    });
    const last = (await on.deps.store.log(on.id)).at(-1)?.commit;
    expect(last?.actor).toEqual(rosa);
    expect(last?.events).toMatchObject([{ type: 'document-viewed', document, what: 'page', part: 2 }]);
    expect(JSON.stringify(last)).not.toContain('compare it');
  });

  it('shows nothing of what was not received, and nothing of another case', async () => {
    const [on, other] = [await stage(), await stage()];
    on.put('v1', 'NO_THREATS_FOUND');
    expect(await on.view('page', 1)).toMatchObject({ ok: false, error: 'evidence.not-received' });
    await on.hear('NO_THREATS_FOUND');
    expect(
      await viewEvidence(other.deps, rosa, on.id, { document, what: 'page', part: 1, note: 'Because I can.' }),
    ).toMatchObject({
      ok: false,
      error: 'case.absent',
    });
  });

  it('G18: pages moved from one place to another in the vault do not open', async () => {
    const on = await stage();
    on.put('v1', 'NO_THREATS_FOUND');
    await on.hear('NO_THREATS_FOUND');
    const at = (n: number) => `cases/${on.id}/evidence/${document}/v1/page-${n}`;
    on.kept.set(at(1), on.kept.get(at(2)) as { bytes: Uint8Array; contentType: string });
    await expect(on.view('page', 1)).rejects.toThrow();
  });
});
