import type { Language } from '../../brand.ts';
import type { V } from '../track.ts';
import type { LookReason, MailTemplateId, Way } from '../vocabulary.ts';

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
        readonly type: 'preferences-set';
        readonly language?: Language | undefined;
        readonly largePrint?: boolean | undefined;
      }
    | { readonly type: 'link-renewed'; readonly version: number; readonly digest: string }
    | { readonly type: 'contact-viewed'; readonly note: string; readonly why?: LookReason | undefined }
  );
