import { useEffect, useRef, useState } from 'preact/hooks';
import type { DocumentWords, FilePurpose } from '../../shared/content/form/words.ts';
import type { DocumentPurpose } from '../../shared/domain/case/vocabulary.ts';
import { Button } from '../components/button.tsx';
import { type Outcome, sendDocument } from './send-document.ts';

export interface ToSend {
  readonly file: File;
  readonly purpose: FilePurpose;
  /** When it is something else to the API than to the form: an agency's authorisation. */
  readonly sentAs?: DocumentPurpose | undefined;
  /** Ours: "Photo of ID, page 1". */
  readonly name: string;
}

type State =
  | Outcome
  | { readonly kind: 'preparing' | 'offline' }
  /** 0 … 1: on a slow line a percent takes longer than the second within which something has to move (U11). */
  | { readonly kind: 'sending'; readonly part: number };

/**
 * Sends what was chosen, one after another, and says how far it is: at the start, at half, at the end, and when it did not work. More may be added
 * meanwhile. A file that did not arrive stays, with a button to go on; who leaves while one is on its way is asked first.
 */
export function SendDocuments(props: {
  readonly words: DocumentWords;
  readonly documents: readonly ToSend[];
  readonly token: string;
  readonly say: (sentence: string) => void;
  readonly onArrived: (purpose: DocumentPurpose) => void;
}) {
  const { words, documents, token, say, onArrived } = props;
  const { documents: w } = words.sent;
  const [states, setStates] = useState<Readonly<Record<number, State>>>({});
  const begun = useRef(0);
  const line = useRef(Promise.resolve());
  const put = (at: number, state: State) => setStates((all) => ({ ...all, [at]: state }));
  const send = async (at: number) => {
    const one = documents[at];
    if (one === undefined) return;
    put(at, { kind: 'preparing' });
    let half = false;
    const purpose = one.sentAs ?? one.purpose;
    const outcome = await sendDocument({
      file: one.file,
      purpose,
      token,
      language: words.language,
      onProgress: (part) => {
        put(at, { kind: 'sending', part });
        if (part >= 0.5 && !half) {
          half = true;
          say(`${one.name}: ${w.sending(percent(part))}`);
        }
      },
      onOffline: () => {
        put(at, { kind: 'offline' });
        say(`${one.name}: ${w.offline}`);
      },
    });
    put(at, outcome);
    say(`${one.name}: ${outcome.kind === 'done' ? w.done : (outcome.detail ?? w.failed)}`);
    if (outcome.kind === 'done') onArrived(purpose);
  };
  useEffect(() => {
    for (; begun.current < documents.length; begun.current += 1) {
      const at = begun.current;
      line.current = line.current.then(() => send(at));
    }
  }, [documents.length]);
  const kinds = documents.map((_, at) => stateAt(states, at).kind);
  const allDone = kinds.every((kind) => kind === 'done');
  const onTheWay = kinds.some((kind) => kind !== 'done' && kind !== 'failed');
  useEffect(() => {
    if (!onTheWay) return;
    const stay = (event: Event) => event.preventDefault();
    addEventListener('beforeunload', stay);
    return () => removeEventListener('beforeunload', stay);
  }, [onTheWay]);
  return (
    <>
      <h2>{w.heading}</h2>
      <p>{allDone ? w.allDone : w.keepOpen}</p>
      <ul class="files">
        {documents.map((one, at) => (
          <Line
            key={`${one.name} ${at}`}
            name={one.name}
            state={stateAt(states, at)}
            words={words}
            onAgain={() => void send(at)}
          />
        ))}
      </ul>
    </>
  );
}

/** All of it has arrived only when the bucket says so. */
function percent(part: number): number {
  return Math.min(99, Math.round(part * 100));
}

function stateAt(states: Readonly<Record<number, State>>, at: number): State {
  return states[at] ?? { kind: 'preparing' };
}

function Line(props: {
  readonly name: string;
  readonly state: State;
  readonly words: DocumentWords;
  readonly onAgain: () => void;
}) {
  const { name, state, words } = props;
  const { documents: w } = words.sent;
  return (
    <li>
      <span class="file-name">{name}</span>
      {state.kind === 'sending' && <progress max={1} value={state.part} aria-label={name} />}
      <span class={state.kind === 'done' ? 'state done' : 'state'}>
        {state.kind === 'sending' ? w.sending(percent(state.part)) : state.kind === 'failed' ? '' : w[state.kind]}
      </span>
      {state.kind === 'failed' && (
        <>
          <span class="error-text">{state.detail ?? w.failed}</span>
          {state.later && (
            <Button kind="second" label={`${w.again}: ${name}`} onClick={props.onAgain}>
              {w.again}
            </Button>
          )}
        </>
      )}
    </li>
  );
}
