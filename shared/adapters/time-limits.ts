/**
 * Of one attempt. A connection kept while the function was frozen may be dead, and the SDK would wait five minutes for it: longer than any
 * function runs. DynamoDB's four attempts and the others' three end within the 15 s of the front functions, which can then still answer.
 */
export const timeLimits = {
  requestHandler: {
    connectionTimeout: 1_000,
    requestTimeout: 3_000,
    socketTimeout: 3_000,
    throwOnRequestTimeout: true,
  },
} as const;

/** S3: a file may take its time, as long as something of it moves. */
export const fileTimeLimits = {
  requestHandler: {
    connectionTimeout: 1_000,
    requestTimeout: 20_000,
    socketTimeout: 4_000,
    throwOnRequestTimeout: true,
  },
} as const;

/** SES, which is asked once: an answer not heard costs the mail ten minutes, and a packet lost on the way to it is sent again after a second. */
export const mailTimeLimits = {
  requestHandler: {
    connectionTimeout: 4_000,
    requestTimeout: 10_000,
    socketTimeout: 10_000,
    throwOnRequestTimeout: true,
  },
} as const;
