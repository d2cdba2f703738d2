export const roles = ['reviewer', 'approver', 'auditor', 'front-line'] as const;
export type Role = (typeof roles)[number];

/** What a program of the business is granted that opens cases (L49), and all it is granted. */
export const toolScope = 'redress/intake';

/** One route of the API. infra, OpenAPI and the handlers all read this list. */
export interface Route {
  readonly id: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly function: 'accept-report' | 'serve-case' | 'serve-desk';
  /** `public`: anyone. `link`: the bearer of a private link. Roles: staff who hold one of them. */
  readonly who: 'public' | 'link' | readonly Role[];
  /** Also for a program with the scope `toolScope`. */
  readonly tool?: true;
  /** Takes what a form without a script sends, and answers with a page. */
  readonly form?: true;
  readonly summary: string;
}

const desk = (id: string, path: string, who: readonly Role[], summary: string, method: 'GET' | 'POST' = 'POST') =>
  ({ id, method, path: `/desk/${path}`, function: 'serve-desk', who, summary }) as const;
const link = (id: string, path: string, summary: string) =>
  ({ id, method: 'POST', path: `/case/${path}`, function: 'serve-case', who: 'link', summary }) as const;
const all: readonly Role[] = ['reviewer', 'approver', 'auditor'];
const acting: readonly Role[] = ['reviewer', 'approver'];

export const routes: readonly Route[] = [
  {
    id: 'report',
    method: 'POST',
    path: '/reports',
    function: 'accept-report',
    who: 'public',
    summary: 'File a report. Idempotency-Key required.',
  },
  {
    id: 'report-basic',
    method: 'POST',
    path: '/report-basic',
    function: 'accept-report',
    who: 'public',
    form: true,
    summary:
      'The report form on one page, for a browser without a script: what is wrong, the answers once more, the receipt, each as a page.',
  },
  {
    id: 'key-in',
    method: 'POST',
    path: '/intake',
    function: 'accept-report',
    who: ['front-line', ...acting],
    tool: true,
    summary: 'Open a case for a person in one step, with its true receipt date. Idempotency-Key required.',
  },
  {
    id: 'procedure',
    method: 'GET',
    path: '/intake',
    function: 'accept-report',
    who: ['front-line', ...acting],
    tool: true,
    summary: 'What front-line staff do and never do, with its version.',
  },
  {
    id: 'ask-again',
    method: 'POST',
    path: '/case/requests',
    function: 'serve-case',
    who: 'link',
    summary:
      'Ask again for the records: a new request on the case, with its own date. Free. What is told more of the person is searched for, three times a day; `added: false` says that it was not taken.',
  },
  {
    id: 'status',
    method: 'GET',
    path: '/case',
    function: 'serve-case',
    who: 'link',
    summary: 'The state in words, the date, what is missing.',
  },
  {
    id: 'evidence',
    method: 'POST',
    path: '/case/evidence',
    function: 'serve-case',
    who: 'link',
    summary: 'An upload policy for one document.',
  },
  {
    id: 'answer',
    method: 'GET',
    path: '/case/answer',
    function: 'serve-case',
    who: 'link',
    summary: 'The answer in words: a decision and what can change it, where we looked, what was held back.',
  },
  {
    id: 'code',
    method: 'POST',
    path: '/case/code',
    function: 'serve-case',
    who: 'link',
    summary: 'Send a one-time code.',
  },
  {
    id: 'records',
    method: 'POST',
    path: '/case/records',
    function: 'serve-case',
    who: 'link',
    summary: 'Open the records with the code: short-lived links.',
  },
  {
    id: 'revoke',
    method: 'POST',
    path: '/case/recipients/{recipient}/revoke',
    function: 'serve-case',
    who: 'link',
    summary: 'Take back a permission she gave: nothing more goes to that recipient.',
  },
  link(
    'change-ask',
    'changes',
    'Ask for a change of contact, a withdrawal or one more recipient: confirmed by a code or a person.',
  ),
  link(
    'change-confirm',
    'changes/{change}',
    'Confirm a change with the code that went to a second way. `newLink`: this link has ended, and how another one comes.',
  ),
  link('resume', 'resume', 'Take a withdrawal back.'),
  link('choose', 'preferences', 'Language and large print.'),
  link('paper', 'paper', 'The records on paper, free.'),
  {
    id: 'link-ask',
    method: 'POST',
    path: '/links',
    function: 'serve-case',
    who: 'public',
    summary:
      'A new private link, to where the person is written to. The same answer whether there is such a case or not.',
  },
  desk(
    'queue',
    'queue',
    all,
    'Open cases, earliest due date first; `?closed=1` those that are done, `?after=` the next page.',
    'GET',
  ),
  desk('me', 'me', ['front-line', ...all], 'Say who I am, with the identity token: who works at the desk, by name.'),
  desk(
    'asked',
    'asked',
    all,
    'Everyone who asked, some cases at a time: `?closed=1` those that are done, `?after=` the next (L48).',
    'GET',
  ),
  desk('case', 'cases/{case}', all, 'One case, by its id or its reference: tracks, tasks, timeline.', 'GET'),
  desk(
    'report-view',
    'cases/{case}/report/view',
    acting,
    'Read the request in the person’s words, with the reason; it is logged.',
  ),
  desk(
    'preview',
    'cases/{case}/preview',
    acting,
    'What the person would read if this were decided: page and mail. Reading is logged.',
  ),
  desk('proof', 'cases/{case}/proof', acting, 'Record proof by document, matching or waiver.'),
  desk(
    'ask',
    'cases/{case}/ask',
    acting,
    'Ask for one complete list of what is missing: once, and again when a paper came that does not show it.',
  ),
  desk(
    'match',
    'cases/{case}/matches/{match}',
    acting,
    'Confirm or reject a match, or leave an account alone that is hers.',
  ),
  desk(
    'instruments',
    'cases/{case}/matches/{match}/instruments/view',
    all,
    'Payment methods on the account before and after: only hers was touched. Looking is logged.',
  ),
  desk('propose', 'cases/{case}/proposals', acting, 'Propose a release, decline, freeze, unfreeze or nothing-found.'),
  desk(
    'proposal',
    'cases/{case}/proposals/{proposal}/view',
    all,
    'One proposal: its note, and exactly what the person would read. Reading is logged.',
  ),
  desk('package', 'cases/{case}/packages', acting, 'Order a package of what there is, marked partial.'),
  desk('decide', 'cases/{case}/proposals/{proposal}', acting, 'Approve or return a proposal: a second person.'),
  desk('recipient-add', 'cases/{case}/recipients', acting, 'Name one more recipient, as she asked in writing.'),
  desk(
    'recipient-proof',
    'cases/{case}/recipients/{recipient}/proof',
    acting,
    'Record what a recipient has shown: authority, authorisation with its limits, a call back on a number we looked up.',
  ),
  desk(
    'recipient-view',
    'cases/{case}/recipients/{recipient}/view',
    acting,
    'Who a recipient is and where a copy goes: name, agency, address. Looking is logged.',
  ),
  desk(
    'recipient-move',
    'cases/{case}/recipients/{recipient}/address',
    acting,
    'Record another address of a recipient: he is called back anew, and two people release what he was sent to it.',
  ),
  desk(
    'recipient-revoke',
    'cases/{case}/recipients/{recipient}/revoke',
    acting,
    'Take a permission back; of the one who asks for her, the case passes to her.',
  ),
  desk('search', 'cases/{case}/searches/{system}', acting, 'Start a search again that did not come to an end.'),
  desk(
    'search-sheet',
    'cases/{case}/searches/{system}/sheet',
    acting,
    'What a system without an API is searched with. Looking is logged.',
  ),
  desk(
    'search-answer',
    'cases/{case}/searches/{system}/answer',
    acting,
    'Enter the result of a search made by hand, none included.',
  ),
  desk(
    'records-by-hand',
    'cases/{case}/matches/{match}/records',
    acting,
    'Enter the records of an account, class by class, where no system hands them over.',
  ),
  {
    id: 'appeals',
    method: 'POST',
    path: '/desk/appeals',
    function: 'serve-desk',
    who: ['front-line', ...acting],
    summary:
      'The holder of an account asks for another look at a hold. The account is enough; nothing of a case is told.',
  },
  desk('appeal-add', 'cases/{case}/matches/{match}/appeals', acting, 'The same, on the case itself.'),
  desk('appeal', 'cases/{case}/appeals/{appeal}', acting, 'Lift the hold, or let it stand, with the reason.'),
  desk(
    'notice',
    'cases/{case}/matches/{match}/notice',
    acting,
    'Send the neutral notice to the holder where it does not go by itself.',
  ),
  desk('systems', 'systems', all, 'The business’s systems: kind, owner, days to answer, emergency stop.', 'GET'),
  desk('stop', 'systems/{system}/stop', acting, 'Stop or resume changes in one system, with the reason.'),
  desk('request-add', 'cases/{case}/requests', acting, 'Key in a second ask or late proof, with its date.'),
  desk(
    'identifiers',
    'cases/{case}/identifiers',
    acting,
    'Add emails, phones, addresses, names and cards (by their last digits) the person told since: everything is searched again with them.',
  ),
  desk('receipt', 'cases/{case}/receipt', acting, 'Correct a receipt date to an earlier one; a later one is proposed.'),
  desk(
    'desk-evidence',
    'cases/{case}/evidence',
    acting,
    'An upload policy for a paper that came by post or over the counter.',
  ),
  desk('step', 'cases/{case}/steps/{step}', acting, 'Retry, resolve by hand or undo a step.'),
  desk('card', 'cases/{case}/cards/{card}/proof', acting, 'Record by a document that she holds a card.'),
  desk('claim', 'cases/{case}/cards/{card}/claim', acting, 'Say whose card it is when two people claim it.'),
  desk('hold', 'cases/{case}/holds/{step}', acting, 'Renew a hold for 72 hours, with the reason.'),
  desk(
    'legal-hold',
    'cases/{case}/legal-hold',
    acting,
    'Place or lift a legal hold: nothing of the case is destroyed.',
  ),
  desk('cancel-shred', 'cases/{case}/cancel-shred', acting, 'Take back a shredding within its seven days.'),
  desk('acknowledge', 'cases/{case}/reminders/{day}', acting, 'Acknowledge a reminder.'),
  desk(
    'view',
    'cases/{case}/documents/{document}/view',
    acting,
    'One page of a document, or a part of its original, with a reason.',
  ),
  desk(
    'document',
    'cases/{case}/documents/{document}',
    acting,
    'Give up on a document that got no verdict: it is asked for again.',
  ),
  desk('task', 'cases/{case}/tasks/{task}', acting, 'Close a task that is done.'),
  desk('assign', 'cases/{case}/owner', acting, 'Assign owner and backup.'),
  desk(
    'hand-over',
    'cases/{case}/hand-over',
    acting,
    'Hand what one person has on the case to another, with the reason.',
  ),
  desk(
    'aside',
    'cases/{case}/aside',
    acting,
    'Somebody here stands aside from the case, which is about them or somebody close: they act on it and see it no more.',
  ),
  desk(
    'let-back',
    'cases/{case}/aside/{staff}/back',
    ['approver'],
    'Let somebody back who stands aside, with the reason. Nobody lets themselves back.',
  ),
  desk('setup', 'setup', all, 'What the business has set up, and what still is as it came. Nothing of a case.', 'GET'),
  desk('staff', 'staff', all, 'Who works on the desk, who stands in, who is gone.', 'GET'),
  desk(
    'staff-leave',
    'staff/{person}/leave',
    ['approver'],
    'Somebody leaves: the sign-in stops deciding, and all the person had goes to the backup, a hundred open cases a call. Ask again with `next` of the answer as `after` until there is none; repeat it when a call broke.',
  ),
  desk('letters', 'letters', all, 'Letters to print or to post, the longest waiting first.', 'GET'),
  desk(
    'print',
    'cases/{case}/letters/{letter}/print',
    acting,
    'Print a letter: short-lived links to what goes in one envelope.',
  ),
  desk('letter', 'cases/{case}/letters/{letter}', acting, 'Posted with date and proof, returned, or not needed.'),
  desk('route', 'cases/{case}/route', acting, 'Record that a way to reach the person is safe, with the reason.'),
  desk(
    'change',
    'cases/{case}/changes/{change}',
    acting,
    'Confirm or refuse a change the person asked for. Whoever confirms one has read it.',
  ),
  desk(
    'change-view',
    'cases/{case}/changes/{change}/view',
    acting,
    'What exactly was asked for, to be read back on the call. Looking is logged.',
  ),
  desk('withdrawal', 'cases/{case}/withdrawal', acting, 'Withdraw on the word of the person, or take it back.'),
  desk(
    'contact',
    'cases/{case}/contact',
    acting,
    'Change where the person is written to, on their word, with the reason.',
  ),
  desk(
    'contact-view',
    'cases/{case}/contact/view',
    acting,
    'Read how to reach the person, with the reason; it is logged.',
  ),
  desk('link', 'cases/{case}/link', acting, 'Send the person a new private link.'),
  desk('preferences', 'cases/{case}/preferences', acting, 'Language and large print.'),
];
