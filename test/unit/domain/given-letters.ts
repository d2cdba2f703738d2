import { type Order, rosa } from './given.ts';

/** What goes out to her by mail and on paper, what becomes of it, and what the log says is owed. */

export const sent = (mail: string): readonly Order[] => [
  { type: 'claim-mail', mail },
  { type: 'record-mail-sent', mail, message: 'm' },
];
export const bounced = (mail: string): readonly Order[] => [
  { type: 'claim-mail', mail },
  { type: 'watch-mail', mail, word: 'bounced', permanent: true },
];
const fourOClock = '2026-11-02T16:00:00.000Z';
export const print = (letter: string, at = fourOClock): Order => ({ type: 'print-letter', letter, actor: rosa, at });
export const post = (letter: string, at = fourOClock, on = at.slice(0, 10)): Order => ({
  type: 'post-letter',
  letter,
  on,
  proof: 'p',
  actor: rosa,
  at,
});
/** Printed, and posted on that day. */
export const posted = (letter: string, at = fourOClock): readonly Order[] => [print(letter, at), post(letter, at)];
export const returned = (letter: string, at = '2026-11-09T16:00:00.000Z'): Order => ({
  type: 'return-letter',
  letter,
  on: at.slice(0, 10),
  why: 'moved',
  actor: rosa,
  at,
});
export const drop = (letter: string): Order => ({ type: 'drop-letter', letter, note: 'n', actor: rosa });
/** Word to compliance that a person has to look, with the task. */
export const asks = (kind: string, about: string, cause = about) => [
  { v: 1, type: 'task-opened', task: `${kind}.${about}`, kind, about },
  {
    v: 1,
    type: 'mail-owed',
    mail: `S-reach.${kind}.${cause}`,
    template: 'S-reach',
    to: 'compliance',
    about: `${kind}.${cause}`,
  },
];
export const mailToHer = (template: string, about: string) => ({
  v: 1,
  type: 'mail-owed',
  mail: `${template}.${about}`,
  template,
  to: 'subject',
  about,
});
export const letterToHer = (template: string, about: string, why: string, letter = `${template}.${about}`) => ({
  v: 1,
  type: 'letter-owed',
  letter,
  template,
  about,
  why,
});
