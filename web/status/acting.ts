import { createContext } from 'preact';
import { useContext, useId, useState } from 'preact/hooks';
import type { SentBy, StatusPageWords } from '../../shared/content/pages/status.ts';
import type { Language } from '../../shared/domain/brand.ts';
import { type Answered, callApi } from '../api.ts';
import { useErrorTitle } from '../components/arrival.ts';
import { useFrame } from '../components/context.ts';

/** What every part of the status page may do. */
export interface Acting {
  readonly words: StatusPageWords;
  /** Of the private link: in memory and in the fragment, nowhere else. */
  readonly token: string;
  readonly say: (sentence: string) => void;
  /** Address of the payment provider's own card field; empty when the business has none. */
  readonly cardField: string;
  /**
   * What she did worked: the sentence is said, and the focus goes to where it can be read. That is the top of the page, or `at` once the case that is
   * read again shows it, unless she has gone elsewhere meanwhile.
   */
  readonly done: (sentence: string, at?: string) => void;
  /** Her link has ended with what she did: the page says how another one comes, and reads no more. */
  readonly moved: (newLink: SentBy) => void;
  /** Reads the case again, now and until the log has surely moved on. */
  readonly refresh: () => void;
}

const ActingContext = createContext<Acting | undefined>(undefined);
export const ActingProvider = ActingContext.Provider;

/** @throws outside of the status page. */
export function useActing(): Acting {
  const acting = useContext(ActingContext);
  if (acting === undefined) throw new Error('a part of the status page stands outside of it');
  return acting;
}

export function callCase(
  method: 'GET' | 'POST',
  path: string,
  token: string,
  language: Language,
  body?: unknown,
): Promise<Answered> {
  return callApi(method, `/case${path}`, {
    language,
    headers: { authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

export interface Order {
  /** Sentences by control, or under '' for the whole. */
  readonly faults: Readonly<Record<string, string>>;
  /** How often it was refused: each time the summary of what is wrong takes the focus. */
  readonly attempt: number;
  /** Apart from that of any other form of the page. */
  readonly titleId: string;
  /** Sends once at a time; `undefined` when it was refused, which is shown. */
  readonly send: (path: string, body: unknown) => Promise<unknown>;
}

/** One thing she does: its faults in words, beside the control that has them. `controlOf`: what shows a path that has no control of its name. */
export function useOrder(controlOf: (path: string) => string = (path) => path): Order {
  const { token, words, refresh } = useActing();
  const { language, sentence } = useFrame();
  const titleId = useId();
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const [attempt, setAttempt] = useState(0);
  const [busy, setBusy] = useState(false);
  const refuse = (found: Readonly<Record<string, string>>) => {
    setFaults(found);
    setAttempt((count) => count + 1);
    return undefined;
  };
  useErrorTitle(Object.keys(faults).some((path) => path !== ''));
  return {
    faults,
    attempt,
    titleId,
    async send(path, body) {
      if (busy) return undefined;
      setBusy(true);
      setFaults({});
      const answer = await callCase('POST', path, token, language, body);
      setBusy(false);
      if (answer.kind === 'done') {
        refresh();
        return answer.body;
      }
      if (answer.kind !== 'problem')
        return refuse({ '': answer.kind === 'offline' ? words.failed.offline : words.failed.other });
      const { faults: found = [], detail } = answer.problem;
      return refuse(
        found.length > 0
          ? Object.fromEntries(found.map(({ path: at, code }) => [controlOf(at), sentence(code)]))
          : { '': detail ?? words.failed.other },
      );
    },
  };
}
