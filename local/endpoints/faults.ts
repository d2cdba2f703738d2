import type * as z from 'zod/mini';

/** What a schema found wrong with a request, field by field, as a ValidationException tells it. Values stay out of it. */
export function faultsOf(error: z.core.$ZodError): string {
  const faults = error.issues.map((issue) => {
    const at = issue.path.join('.') || 'the request';
    // zod/mini brings no texts of its own: `Invalid input` says less than the kind of the issue.
    const what = issue.message === 'Invalid input' ? issue.code.replaceAll('_', ' ') : issue.message;
    return `${at}: ${what}${issue.code === 'unrecognized_keys' ? ` ${issue.keys.join(', ')}` : ''}`;
  });
  return `${faults.length} validation error(s) detected: ${faults.join('; ')}`;
}
