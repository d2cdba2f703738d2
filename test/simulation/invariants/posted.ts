import type { PackageContents } from '../../../shared/ports/records-press.ts';
import { packagePrefix } from '../../../shared/usecases/build-package.ts';
import { withRecords } from '../people/reaching.ts';
import { everInVault } from './destroyed.ts';
import { all, type Looked, type Of, type Violation, withheldAt } from './violation.ts';

/** A letter with records that was printed, or posted, for one who did not have them. */
export interface Brought {
  readonly letter: string;
  readonly package: string;
  readonly on: Of<'letter-posted'>['on'];
  readonly when: number;
}

export function broughtByPost(looked: Looked): readonly Brought[] {
  const owed = all(looked, 'letter-owed').filter((e) => withRecords.has(e.template));
  return [...all(looked, 'letter-printed'), ...all(looked, 'letter-posted')].flatMap(({ letter, on, when }) => {
    const it = owed.find((e) => e.letter === letter);
    return it === undefined || had(looked, it, on.seq) ? [] : [{ letter, package: it.about, on, when }];
  });
}

/** Mailed to them before and not come back, posted before, or opened: it goes to them again as it was (L37). */
function had(looked: Looked, { about, recipient, from, letter }: Of<'letter-owed'>, before: number): boolean {
  const isSame = (e: { readonly about: string; readonly recipient?: string | undefined; readonly template: string }) =>
    e.about === about && e.recipient === recipient && withRecords.has(e.template);
  const since = (e: { readonly on: { readonly seq: number } }) => e.on.seq < before;
  const isBack = (mail: string) =>
    all(looked, 'mail-watched').some(
      (w) => w.mail === mail && since(w) && (w.word === 'bounced' || w.word === 'rejected'),
    );
  const isReturned = (name: string) => all(looked, 'letter-returned').some((r) => r.letter === name && since(r));
  return (
    all(looked, 'mail-owed').some((m) => isSame(m) && since(m) && m.from === from && !isBack(m.mail)) ||
    all(looked, 'letter-posted').some((p) => {
      const other = all(looked, 'letter-owed').find((e) => e.letter === p.letter);
      return p.letter !== letter && other !== undefined && isSame(other) && since(p) && !isReturned(p.letter);
    }) ||
    all(looked, 'records-opened').some((o) => o.package === about && since(o))
  );
}

/** L27, L31: nothing goes out by post that two people held back by then, and nothing of an account that was found to be no match. */
export function postedIsLawful(looked: Looked): readonly Violation[] {
  const { id, world } = looked;
  return broughtByPost(looked).flatMap(({ letter, package: pack, on }): readonly Violation[] => {
    const file = everInVault(world, `${packagePrefix(id, pack)}records.json`);
    const contents = JSON.parse(Buffer.from(file ?? '{}').toString()) as Partial<PackageContents>;
    return (contents.accounts ?? []).flatMap(({ account, system, records }): readonly Violation[] => {
      const match = all(looked, 'match-found').find((m) => m.account === account && m.system === system)?.match ?? '';
      const decided = all(looked, 'match-decided').findLast((d) => d.match === match && d.on.seq < on.seq);
      const isWithheld = withheldAt(looked, match, on.seq);
      const held = records.find((r) => isWithheld(r.class));
      return [
        ...(decided?.confirmed === false
          ? [{ rule: 'L27', case: id, what: `${letter} goes out with ${account}, which was no match` }]
          : []),
        ...(held ? [{ rule: 'L31', case: id, what: `${letter} goes out with ${held.class}, which is held back` }] : []),
      ];
    });
  });
}
