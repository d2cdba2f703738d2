/** Scheduler's errors, with the statuses of its API reference. The class travels in `x-amzn-errortype`, the text in `Message`. */
import type { Answer } from '../http.ts';

const statuses = {
  ConflictException: 409,
  InternalServerException: 500,
  ResourceNotFoundException: 404,
  ServiceQuotaExceededException: 402,
  ThrottlingException: 429,
  ValidationException: 400,
} as const;

export type Code = keyof typeof statuses;

export type Refusal = { readonly refused: Code; readonly message: string };

export function refusal(refused: Code, message: string): Refusal {
  return { refused, message };
}

export function isRefusal(value: object): value is Refusal {
  return 'refused' in value;
}

export function refuse(why: Refusal): Answer {
  return {
    status: statuses[why.refused],
    headers: { 'content-type': 'application/json', 'x-amzn-errortype': why.refused },
    body: JSON.stringify({ Message: why.message }),
  };
}
