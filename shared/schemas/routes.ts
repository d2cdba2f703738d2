export const roles = ['reviewer', 'approver', 'auditor'] as const;
export type Role = (typeof roles)[number];

/** One route of the API. infra, OpenAPI and the handlers all read this list. */
export interface Route {
  readonly id: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly function: 'accept-report' | 'serve-case' | 'serve-desk';
  /** `public`: anyone. `link`: the bearer of a private link. Roles: staff who hold one of them. */
  readonly who: 'public' | 'link' | readonly Role[];
  readonly summary: string;
}

const desk = (id: string, path: string, who: readonly Role[], summary: string, method: 'GET' | 'POST' = 'POST') =>
  ({ id, method, path: `/desk/${path}`, function: 'serve-desk', who, summary }) as const;
const all: readonly Role[] = roles;
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
  desk('queue', 'queue', all, 'Open cases, earliest due date first.', 'GET'),
  desk('case', 'cases/{case}', all, 'One case: tracks, tasks, timeline.', 'GET'),
  desk('proof', 'cases/{case}/proof', acting, 'Record proof by document, matching or waiver.'),
  desk('ask', 'cases/{case}/ask', acting, 'Ask once for one complete list of what is missing.'),
  desk('match', 'cases/{case}/matches/{match}', acting, 'Confirm or reject a match.'),
  desk('propose', 'cases/{case}/proposals', acting, 'Propose a release, decline, freeze, unfreeze or nothing-found.'),
  desk('decide', 'cases/{case}/proposals/{proposal}', acting, 'Approve or return a proposal: a second person.'),
  desk('step', 'cases/{case}/steps/{step}', acting, 'Retry, resolve by hand or undo a step.'),
  desk('acknowledge', 'cases/{case}/reminders/{day}', acting, 'Acknowledge a reminder.'),
  desk('task', 'cases/{case}/tasks/{task}', acting, 'Close a task that is done.'),
  desk('assign', 'cases/{case}/owner', acting, 'Assign owner and backup.'),
];
