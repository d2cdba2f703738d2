import { maria } from '../../local/demo-shop/people.ts';
import { startStack } from '../../local/stack.ts';
import { createTelling } from '../../tools/stories/telling.ts';
import { reportOf } from '../fixtures/front-door.ts';
import type { Asking } from './oracle-times.ts';

/** Three of Maria's cases, each with accounts found, beside three of people nobody knows, on a stack of its own. */
export async function onTheStack(): Promise<Asking & { close(): Promise<void> }> {
  const stack = await startStack({ temporary: true });
  const telling = createTelling(stack, () => undefined);
  const pairs: [string, string][] = [];
  for (let n = 0; n < 3; n++) {
    const match = await telling.file(await telling.marias());
    const none = await telling.file(
      await telling.marias({ ...reportOf(100 + n), cards: [], ownAccounts: [], phones: [] }),
    );
    const matches = [match, none].map(async ({ id }) => Object.keys((await telling.caseFile(id)).matches).length);
    const [some = 0, no = 0] = await Promise.all(matches);
    if (some === 0 || no > 0) throw new Error(`${some} matches of ${maria.given}, ${no} of somebody unknown`);
    pairs.push([match.token, none.token]);
  }
  const ask = async (method: string, path: string, bearer: string) => {
    const answer = await fetch(stack.apiUrl + path, {
      method,
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
      ...(method === 'POST' ? { body: JSON.stringify({ code: '123456' }) } : {}),
    });
    await answer.arrayBuffer();
    return answer.status;
  };
  return { pairs, ask, close: () => stack.close() };
}
