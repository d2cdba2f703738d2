import '../../fuzz/quiet.ts';
import { expect, it } from 'vitest';
import type { PackageContents } from '../../../shared/ports/records-press.ts';
import { buildPackage } from '../../../shared/usecases/build-package.ts';
import { fakePress } from '../../fakes/press.ts';
import { fakeRegistry } from '../../fakes/registry.ts';
import { FrontDoor, reportOf } from '../../fixtures/front-door.ts';
import { found, nothing, type Order, prepared, proved } from '../domain/given.ts';
import { both, named, shows } from '../domain/given-recipients.ts';
import { collected } from '../domain/given-records.ts';

const asker = {
  kind: 'officer',
  agency: 'Springfield Police',
  name: 'Dana Example',
  email: 'dana@police.example',
} as const;
const ready = [prepared, found, ...collected(), nothing, proved] satisfies Order[];
const limits = { classes: ['orders'] };
const agency: readonly Order[] = [named('a1', 'agency'), shows('a1', both, { limits })];

/** A report in Spanish, and all that was packed of it. */
async function packed(more: object, orders: readonly Order[]) {
  const door = new FrontDoor('language of packages');
  const id = await door.file(reportOf(1, { language: 'es', wants: ['records'], ...more }), 'k'.repeat(32));
  const registry = fakeRegistry([], { commerce: () => undefined as never, payments: () => undefined as never });
  const deps = { ...door.deps, registry, press: fakePress() };
  for (const order of orders) {
    await door.order(id, order);
    for (const pack of Object.keys((await door.stateOf(id)).packages))
      await buildPackage(deps, { case: id, work: pack });
  }
  const { packages } = await door.stateOf(id);
  return Object.values(packages).map(({ id: pack, recipient = 'whoever asked' }) => {
    const { bytes = new Uint8Array() } = door.vaultBucket.get(`cases/${id}/packages/${pack}/records.json`) ?? {};
    const { language, accounts } = JSON.parse(new TextDecoder().decode(bytes)) as PackageContents;
    return [recipient, language, accounts[0]?.label].join(' ');
  });
}

it('L34: what an officer who asks for his agency gets is in English, whatever the language of the report', async () => {
  expect(await packed({ requester: asker }, [...ready, shows('requester', both)])).toEqual([
    'whoever asked en Account 1',
  ]);
});

it('L35: what was made for an agency is in English as its mail is, and hers in her own language', async () => {
  expect(await packed({}, [...ready, ...agency])).toEqual(['whoever asked es Cuenta 1', 'a1 en Account 1']);
});
