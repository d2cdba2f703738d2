import { type Order, openedWith, propose, rosa } from './given.ts';

/** Those who get a copy beside her: named, shown to be who they say, revoked. */

export const named = (recipient: string, kind: string, byPost = false): Order =>
  ({ type: 'name-recipient', recipient, kind, byPost, note: 'n', actor: rosa }) as Order;
export const shows = (recipient: string, covers: readonly string[], more: object = {}): Order =>
  ({
    type: 'prove-recipient',
    recipient,
    covers,
    documents: [],
    note: 'n',
    source: 'switchboard',
    actor: rosa,
    ...more,
  }) as Order;
/** Another address of his is written down. */
export const move = (recipient: string, more: object = {}): Order =>
  ({
    type: 'move-recipient',
    recipient,
    byPost: recipient === 'officer' && !('contact' in more),
    contact: 'moved',
    note: 'n',
    actor: rosa,
    ...more,
  }) as Order;
export const revoke = (recipient: string): Order => ({ type: 'revoke-recipient', recipient, note: 'n', actor: rosa });
/** What an agency has to show. */
export const both = ['authorisation', 'call-back'];
export const agency = (recipient: string): readonly Order[] => [named(recipient, 'agency'), shows(recipient, both)];

/** She named an officer when she filed; he is called back at his agency. */
export const opened = openedWith({ wants: ['records'], officer: true });
export const called = shows('officer', ['call-back']);
export const copy = (pack: string, recipient = 'officer'): Order =>
  propose({ kind: 'release-copy', recipient, package: pack });
