import { createContext } from 'preact';
import { useContext, useState } from 'preact/hooks';
import type { StatusPageWords } from '../../shared/content/pages/status.ts';
import type { Language } from '../../shared/domain/brand.ts';
import { type Answered, callApi } from '../api.ts';
import { useFrame } from '../components/context.ts';

/** What every part of the status page may do. */
export interface Acting {
  readonly words: StatusPageWords;
  /** Of the private link: in memory and in the fragment, nowhere else. */
  readonly token: string;
  readonly say: (sentence: string) => void;
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
  /** Sends once at a time; `undefined` when it was refused, which is shown. */
  readonly send: (path: string, body: unknown) => Promise<unknown>;
  readonly refuse: (faults: Readonly<Record<string, string>>) => void;
}

/** One thing she does: its faults in words, beside the control that has them. */
export function useOrder(): Order {
  const { token, words, refresh } = useActing();
  const { language, sentence } = useFrame();
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const [busy, setBusy] = useState(false);
  return {
    faults,
    refuse: setFaults,
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
      if (answer.kind !== 'problem') {
        setFaults({ '': answer.kind === 'offline' ? words.failed.offline : words.failed.other });
        return undefined;
      }
      const { faults: found = [], detail } = answer.problem;
      setFaults(
        found.length > 0
          ? Object.fromEntries(found.map(({ path: at, code }) => [at, sentence(code)]))
          : { '': detail ?? words.failed.other },
      );
      return undefined;
    },
  };
}
