import type { Language } from '../../brand.ts';
import type { NamedRecipient } from '../state.ts';
import type { V } from '../track.ts';
import type { ChangeKind, MailTemplateId, Way } from '../vocabulary.ts';

export type Marks = Partial<Readonly<Record<Way, string | undefined>>>;

export type ContactEvent = V<1> &
  (
    | { readonly type: 'contact-marked'; readonly email?: string | undefined; readonly post?: string | undefined }
    | {
        readonly type: 'way-failed';
        readonly way: Way;
        readonly why: 'bounced' | 'complained' | 'returned';
        /** The mail or letter. */
        readonly message: string;
      }
    | {
        readonly type: 'message-parked';
        readonly message: string;
        readonly template: MailTemplateId;
        readonly about: string;
        readonly way: Way;
        readonly why: 'disputed' | 'no-way';
      }
    | { readonly type: 'message-freed'; readonly message: string }
    | {
        readonly type: 'route-recorded';
        readonly way: Way;
        /** It was hers before the misuse, or a person agreed on it with her. */
        readonly how: 'hers-before' | 'agreed';
        readonly note: string;
      }
    | {
        readonly type: 'change-asked';
        readonly change: string;
        readonly what: ChangeKind;
        readonly by: Way | 'staff';
        readonly email?: string | undefined;
        readonly post?: string | undefined;
        readonly preferred?: Way | undefined;
        readonly recipient?: NamedRecipient | undefined;
      }
    | {
        readonly type: 'change-settled';
        readonly change: string;
        readonly how: 'confirmed' | 'refused' | 'replaced';
        readonly note?: string | undefined;
      }
    | {
        readonly type: 'contact-changed';
        readonly change: string;
        readonly email?: string | undefined;
        readonly post?: string | undefined;
        readonly preferred?: Way | undefined;
        /** A person agreed on it with her: it may stand on a disputed account. */
        readonly agreed?: boolean | undefined;
        readonly note?: string | undefined;
      }
    | {
        readonly type: 'preferences-set';
        readonly language?: Language | undefined;
        readonly largePrint?: boolean | undefined;
      }
    | { readonly type: 'link-renewed'; readonly version: number; readonly digest: string }
    | { readonly type: 'contact-viewed'; readonly note: string }
  );
