import type { World } from '../engine/world.ts';
import { canary } from '../story.ts';
import type { Violation } from './violation.ts';

/** A private link's token: case and MAC. */
const token = /(?<![\w-])[\w-]{65}(?![\w-])/u;

/** G12: nothing a person gave stands anywhere but in sealed items, in what is printed or made for her, and in the address of her own mail. */
export function nothingLeaks(world: World, logged: readonly string[]): readonly Violation[] {
  const word = new RegExp(canary, 'iu');
  const digits = /\+1212555\d{4}/u;
  const found: Violation[] = [];
  const look = (where: string, id: string, text: string) => {
    if (word.test(text) || digits.test(text))
      found.push({ rule: 'G12', case: id, what: `personal data in ${where}: ${text.slice(0, 300)}` });
  };
  for (const [id, { commits, heads, sealed }] of world.table.cases) {
    for (const { stored } of commits) look(`commit ${stored.seq}`, id, stored.body);
    look('the head', id, JSON.stringify(heads.at(-1)));
    for (const [name, bytes] of sealed)
      look(`the sealed item ${name}`, id, `${name} ${Buffer.from(bytes).toString('latin1')}`);
  }
  for (const queue of Object.values(world.queues)) for (const body of queue.sent) look(`queue ${queue.name}`, '', body);
  // G21: a token stands in the body of her own mail, and in no subject, tag, queue, schedule or log line.
  const link = (where: string, id: string, text: string) => {
    if (token.test(text)) found.push({ rule: 'G21', case: id, what: `a private link in ${where}` });
  };
  for (const queue of Object.values(world.queues)) for (const body of queue.sent) link(`queue ${queue.name}`, '', body);
  for (const input of world.scheduler.inputs) link('a schedule', '', input);
  for (const mail of world.ses.sent) link('a subject', mail.case, `${mail.subject} ${mail.mail}`);
  for (const line of logged) link('a log line', '', line);
  for (const input of world.scheduler.inputs) look('a schedule', '', input);
  for (const mail of world.ses.sent)
    look(`mail ${mail.mail}`, mail.case, `${mail.subject} ${mail.text} ${mail.html} ${mail.mail}`);
  for (const line of logged) look('a log line', '', line);
  for (const [key, { bytes }] of world.vaultBucket)
    look(
      `file ${key}`,
      '',
      /\/(packages|letters)\//u.test(key) ? key : `${key} ${Buffer.from(bytes).toString('latin1')}`,
    );
  return found;
}
