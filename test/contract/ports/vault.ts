import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Vault } from '../../../shared/ports/vault.ts';

export interface VaultUnderTest {
  readonly vault: Vault;
  /** Another vault on the same keys: what a second worker has. */
  readonly other: Vault;
  /** Puts a wrapped key where the vault looks for it, as intake does. */
  keep(id: string, wrapped: Uint8Array): Promise<void>;
  /** Deletes it: shredding. */
  shred(id: string): Promise<void>;
  caseId(): string;
  close?(): Promise<void>;
}

/** What sealing owes the people whose data it is (G18), on the fake and on KMS alike. */
export function describeVault(name: string, make: () => Promise<VaultUnderTest>): void {
  describe(`${name} as a Vault`, () => {
    let on: VaultUnderTest;
    beforeAll(async () => {
      on = await make();
    });
    afterAll(() => on.close?.());

    async function fresh() {
      const id = on.caseId();
      const { key, wrapped } = await on.vault.create(id);
      await on.keep(id, wrapped);
      return { id, key, wrapped };
    }
    const mustKey = async (vault: Vault, id: string) => {
      const key = await vault.key(id);
      if (!key) throw new Error('no key');
      return key;
    };

    it.each(['', 'x', 'José Ñandú 😀', 'a'.repeat(5000)])(
      'what was sealed opens again, in another worker too: %#',
      async (text) => {
        const { id, key } = await fresh();
        const sealed = key.seal('note.1', text);
        expect(key.open('note.1', sealed)).toBe(text);
        expect((await mustKey(on.other, id)).open('note.1', sealed)).toBe(text);
      },
    );

    it('what is no text opens byte for byte', async () => {
      const { id, key } = await fresh();
      const bytes = Uint8Array.from({ length: 300_001 }, (_, i) => (i * 31) % 256);
      const opened = (await mustKey(on.other, id)).openBytes('page.1', key.seal('page.1', bytes));
      expect(Buffer.from(opened).equals(bytes)).toBe(true);
    });

    it('G12: nothing of the text is readable in what is stored, and two sealings of it differ', async () => {
      const { key } = await fresh();
      const one = Buffer.from(key.seal('note.1', 'CANARY Maria Example'));
      expect(one.includes('CANARY')).toBe(false);
      expect(one.equals(key.seal('note.1', 'CANARY Maria Example'))).toBe(false);
    });

    it('G18: a sealed text that was altered anywhere, cut or lengthened does not open', async () => {
      const { key } = await fresh();
      const sealed = key.seal('note.1', 'text');
      for (let at = 0; at < sealed.length; at++) {
        const flipped = Uint8Array.from(sealed, (byte, i) => (i === at ? byte ^ 1 : byte));
        expect(() => key.open('note.1', flipped), `byte ${at}`).toThrow();
      }
      for (const length of [0, 1, 28, sealed.length - 1])
        expect(() => key.open('note.1', sealed.subarray(0, length)), `cut to ${length}`).toThrow();
      expect(() => key.open('note.1', Buffer.concat([sealed, Buffer.of(0)]))).toThrow();
    });

    it('G18: a sealed text opens under its own name and case only', async () => {
      const [a, b] = [await fresh(), await fresh()];
      const sealed = a.key.seal('note.1', 'text');
      expect(() => a.key.open('note.2', sealed)).toThrow();
      expect(() => b.key.open('note.1', sealed)).toThrow();
    });

    it('G18: lengths say little: short texts are sealed to the same length', async () => {
      const { key } = await fresh();
      expect(new Set(['', 'a', 'José', 'a'.repeat(50)].map((t) => key.seal('n', t).length)).size).toBe(1);
    });

    it('G18: a wrapped key of one case does not open another', async () => {
      const [a, b] = [await fresh(), await fresh()];
      await on.shred(a.id);
      await on.keep(a.id, b.wrapped);
      await expect(on.vault.key(a.id)).rejects.toThrow();
    });

    it('G18: without its wrapped key a case has no key', async () => {
      const { id } = await fresh();
      await on.shred(id);
      expect(await on.other.key(id)).toBeUndefined();
      expect(await on.vault.key(on.caseId())).toBeUndefined();
    });

    it('a commitment is the same again, and another for another text, purpose or case', async () => {
      const [a, b] = [await fresh(), await fresh()];
      const one = a.key.commit('code', '123456');
      expect(one).toMatch(/^[\w-]{43}$/u);
      expect((await mustKey(on.other, a.id)).commit('code', '123456')).toBe(one);
      const others = [
        a.key.commit('code', '123457'),
        a.key.commit('private-link', '123456'),
        b.key.commit('code', '123456'),
      ];
      expect(new Set([one, ...others]).size).toBe(4);
    });

    it('a digest is the same in every worker, is separated by kind, and does not tell Unicode spellings apart', async () => {
      const one = await on.vault.digest('email', 'josé@mail.example');
      expect(await on.other.digest('email', 'jose\u0301@mail.example')).toBe(one);
      expect(await on.vault.digest('name', 'josé@mail.example')).not.toBe(one);
      expect(await on.vault.digest('email', 'jose@mail.example')).not.toBe(one);
      expect(one).toMatch(/^[\w-]{43}$/u);
    });

    it.each([
      ['longer than KMS takes', 'я'.repeat(4000)],
      ['of one letter that is eighteen', '\uFDFA'.repeat(128)],
      ['that just does not fit', 'a'.repeat(4092)],
    ])('G9: a digest is made of a text %s, the same again, and another of another', async (_, text) => {
      const one = await on.vault.digest('name', text);
      expect(one).toMatch(/^[\w-]{43}$/u);
      expect(await on.other.digest('name', text)).toBe(one);
      expect(await on.vault.digest('email', text)).not.toBe(one);
      expect(await on.vault.digest('name', `${text}.`)).not.toBe(one);
    });
  });
}
