import { neededApprovers } from '../domain/staff.ts';

/** Said on the desk's queue while four eyes cannot be had. */
export function fewApprovers(here: number) {
  const who = here === 0 ? 'No approver is here.' : 'Only 1 approver is here.';
  return {
    approvers: here,
    text: `${who} Release, decline and freeze need ${neededApprovers} people. Name another approver today, dates do not wait.`,
  };
}
