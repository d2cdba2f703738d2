import type { MailWord } from '../domain/case/vocabulary.ts';
import type { LookBackBook } from '../ports/look-back-book.ts';
import type { Clock } from '../ports/outside.ts';
import { ofDrive } from '../schemas/wire.ts';
import { execute, type LogDeps, load } from './case-log.ts';

const words = {
  Send: 'sent',
  Delivery: 'delivered',
  Bounce: 'bounced',
  Complaint: 'complained',
  Reject: 'rejected',
  DeliveryDelay: 'delayed',
} as const satisfies Record<string, MailWord>;

/** SES's word about one mail goes into the log; a mail that came back becomes a person's task (G25). */
export async function watchDelivery(
  deps: LogDeps & { readonly clock: Clock; readonly book: Pick<LookBackBook, 'noteBounce'> },
  seen: {
    readonly type: keyof typeof words;
    readonly case: string;
    readonly mail: string;
    readonly message: string;
    readonly class?: string | undefined;
  },
): Promise<'done'> {
  const permanent = seen.type === 'Reject' || (seen.type === 'Bounce' && seen.class !== 'Transient');
  if (seen.case.startsWith(ofDrive)) {
    const drive = Buffer.from(seen.case.slice(ofDrive.length), 'base64url').toString();
    // A soft bounce is told when SES has given up. Whoever complained had the mail.
    if (permanent || seen.type === 'Bounce') await deps.book.noteBounce(drive, seen.mail);
    return 'done';
  }
  const loaded = await load(deps, seen.case);
  if (loaded.state.phase === 'none') return 'done';
  await execute(deps, loaded, {
    type: 'watch-mail',
    mail: seen.mail,
    word: words[seen.type],
    permanent,
    message: seen.message,
    at: deps.clock.now(),
    actor: { kind: 'worker', id: 'watch-delivery' },
    id: `${seen.type}.${seen.message}`,
  });
  return 'done';
}
