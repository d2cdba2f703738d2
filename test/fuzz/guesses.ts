/**
 * `npm run fuzz:guesses -- --guesses N [--seed S]`: somebody files report after report about one person, each with another last four digits of
 * a card, from a thousand addresses over a month, and looks at everything he is answered and sent (G11, T12). The same guesses are told to
 * worlds in which another one of them is right, and to one in which none is: what he learns is the logarithm of how many tales there are.
 */
import './quiet.ts';
import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { account, purchase } from '../../local/demo-shop/seed-parts.ts';
import { seededRandom } from '../fakes/random.ts';
import { doorWithWorkers } from '../fixtures/door-with-workers.ts';
import { reportOf } from '../fixtures/front-door.ts';
import { masked } from '../fixtures/masked.ts';

const month = 30 * 24 * 3_600_000;
const day = 24 * 3_600_000;
const his = { name: 'Jo', email: 'jo@mail.example', phone: '+16465550199', address: { lines: ['9'], country: 'US' } };
const expiry = { expMonth: 4, expYear: 2030 };

export interface Guessed {
  readonly guesses: number;
  readonly worlds: number;
  /** What he learned of which guess is right. */
  readonly bits: number;
  /** Worlds in which his right guess was searched for and found: the run could tell. */
  readonly found: number;
  /** Cases kept, of all guesses. */
  readonly kept: number;
  /** Most guesses that were searched for by themselves within 24 hours. */
  readonly mostOfOneDay: number;
}

/** One month of one world: a digest of all he saw, in order. `right` is the index of the guess that is true; none: no account has such a card. */
async function tell(order: readonly string[], right: number | undefined, spanMs: number) {
  const { door, shop, ses, work } = doorWithWorkers('guesses');
  const on = { by: his, on: 1, item: 'Phone', cents: 79_900 };
  const records = purchase('A', 1, on).map((r) => ({
    ...r,
    traces:
      right === undefined
        ? r.traces
        : [...r.traces, { kind: 'card' as const, place: 'payment' as const, last4: order[right] ?? '', ...expiry }],
  }));
  shop.add(account({ system: 'shop', id: 'A', by: his, on: 1, cards: [], records }));
  const saw = createHash('sha256');
  const searchedAt: number[] = [];
  let found = false;
  const begun = door.now;
  let mails = 0;
  for (const [n, last4] of order.entries()) {
    door.now = begun + Math.floor((n * spanMs) / order.length);
    const said = [];
    const call = { viewer: `192.0.${(n % 1000) >> 8}.${n % 256}` };
    const body = reportOf(1, { email: `guess${n % 1000}@mail.example`, cards: [{ last4, ...expiry }] });
    const filed = await door.ask('POST', '/reports', {
      ...call,
      body,
      key: `key-of-guess-number-${String(n).padStart(5, '0')}`,
    });
    said.push(filed);
    if (filed.status !== 201) throw new Error(`not filed: ${filed.body}`);
    const id = /#([\w-]{22})/u.exec(filed.body)?.[1] ?? '';
    // Until nothing is left that no person has to do.
    for (let before = -1; before !== door.commits(); ) {
      before = door.commits();
      await work(id);
    }
    await door.dispatch(id);
    const bearer = await door.linkOf(id);
    for (const [method, path] of [
      ['GET', '/case'],
      ['GET', '/case/answer'],
      ['POST', '/case/code'],
    ] as const)
      said.push(await door.ask(method, path, { ...call, bearer }));
    const file = await door.stateOf(id);
    if (file.prepared) searchedAt.push(door.now);
    if (n === right) found = Object.keys(file.matches).length > 0;
    saw.update(JSON.stringify(said.map(masked)));
    for (const mail of ses.sent.slice(mails)) if (!mail.to.includes('desk@company.example')) saw.update(mail.mail);
    mails = ses.sent.length;
  }
  return { saw: saw.digest('hex'), found, searchedAt, kept: door.table.cases.size };
}

export async function runGuesses(guesses: number, seed: string, spanMs = month): Promise<Guessed> {
  const random = seededRandom(seed);
  const all = Array.from({ length: 10_000 }, (_, n) => String(n).padStart(4, '0'));
  const order = random.shuffled(all).slice(0, guesses);
  const none = await tell(order, undefined, spanMs);
  // Of those that are searched for the first and the last, and one that waits for staff.
  const span = (n: number) => Math.floor((n * spanMs) / order.length);
  const searched = order.flatMap((_, n) =>
    none.searchedAt.some((at) => at - (none.searchedAt[0] ?? 0) === span(n)) ? [n] : [],
  );
  const rights = [0, searched.at(-1) ?? 0, searched.find((n) => n > 5) ?? 1, 5];
  const tales = [none];
  for (const right of new Set(rights)) tales.push(await tell(order, right, spanMs));
  return {
    guesses: order.length,
    worlds: tales.length,
    bits: Math.log2(new Set(tales.map(({ saw }) => saw)).size),
    found: tales.filter((t) => t.found).length,
    kept: none.kept,
    mostOfOneDay: Math.max(
      ...none.searchedAt.map((at) => none.searchedAt.filter((other) => other <= at && other > at - day).length),
    ),
  };
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({
    options: { guesses: { type: 'string', default: '10000' }, seed: { type: 'string', default: 'guesses' } },
  });
  const run = await runGuesses(Number(values.guesses), values.seed);
  console.log(
    `${run.guesses} guesses of last four digits on one person in 30 days, from 1,000 addresses, in ${run.worlds} worlds: ${run.bits} bits learned, ${run.found} right guesses found by the search and told nobody`,
  );
  console.log(`${run.kept} cases kept, at most ${run.mostOfOneDay} of 24 hours searched for before staff looked`);
  if (run.bits > 0 || run.found === 0 || run.kept !== run.guesses || run.mostOfOneDay > 5) process.exitCode = 1;
}
