import * as z from 'zod/mini';
import type { Language } from '../../shared/domain/brand.ts';
import type { DocumentPurpose } from '../../shared/domain/case/vocabulary.ts';
import { type Answered, callApi } from '../api.ts';
import { prepared } from './picture.ts';

z.config({ jitless: true });

const upload = z.object({ document: z.string(), url: z.string(), fields: z.record(z.string(), z.string()) });

export interface Sending {
  readonly file: File;
  /** As the API takes it. */
  readonly purpose: DocumentPurpose;
  /** Of the private link. */
  readonly token: string;
  readonly language: Language;
  /** 0 … 1 */
  readonly onProgress: (part: number) => void;
  /** The browser has no connection: it goes on when that is back. */
  readonly onOffline: () => void;
}

/** Milliseconds before the second, third and fourth try. */
const pauses = [1000, 3000, 9000];

export type Outcome =
  | { readonly kind: 'done' }
  /** `detail`: the API takes no more of it, and says why. `later`: it will after a while. */
  | { readonly kind: 'failed'; readonly detail?: string | undefined; readonly later: boolean };

/**
 * Straight to the bucket under a policy the API gives for this one document. Tries again by itself three times, and as soon as the browser is
 * back online; a policy that ran out is asked for anew. What the API refuses it would refuse again.
 */
export async function sendDocument({
  file,
  purpose,
  token,
  language,
  onProgress,
  onOffline,
}: Sending): Promise<Outcome> {
  const body = await prepared(file);
  let policy: z.infer<typeof upload> | undefined;
  for (const pause of [0, ...pauses]) {
    if (pause > 0) await wait(pause, onOffline);
    if (policy === undefined) {
      const answer = await askPolicy(purpose, body.type, token, language);
      if (answer.kind === 'problem' && answer.problem.code !== 'server.error')
        return { kind: 'failed', detail: answer.problem.detail, later: answer.problem.code === 'rate.limited' };
      policy = answer.kind === 'done' ? upload.safeParse(answer.body).data : undefined;
    }
    if (policy === undefined) continue;
    const status = await post(policy, body, onProgress);
    if (status === 201 || status === 204) return { kind: 'done' };
    // The form was refused, so it will be again: it may have run out.
    if (status >= 400 && status < 500) policy = undefined;
  }
  return { kind: 'failed', later: true };
}

function askPolicy(
  purpose: Sending['purpose'],
  contentType: string,
  token: string,
  language: Language,
): Promise<Answered> {
  return callApi('POST', '/case/evidence', {
    body: JSON.stringify({ purpose, contentType }),
    headers: { authorization: `Bearer ${token}` },
    language,
  });
}

/** Offline, the clock stands: the wait ends when the browser is back. */
async function wait(milliseconds: number, onOffline: () => void): Promise<void> {
  if (!navigator.onLine) onOffline();
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  if (navigator.onLine) return;
  onOffline();
  await new Promise((resolve) => addEventListener('online', resolve, { once: true }));
}

/** The status of the answer, 0 when there was none. fetch tells nothing of an upload's progress. */
function post(
  { url, fields }: z.infer<typeof upload>,
  body: Blob,
  onProgress: (part: number) => void,
): Promise<number> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  // The bucket takes no field after the file.
  form.append('file', body, 'document');
  const request = new XMLHttpRequest();
  request.open('POST', url);
  request.upload.addEventListener('progress', (event) => {
    if (event.lengthComputable) onProgress(event.loaded / event.total);
  });
  return new Promise((resolve) => {
    request.addEventListener('loadend', () => resolve(request.status));
    request.send(form);
  });
}
