import { useEffect, useRef, useState } from 'preact/hooks';
import type { DocumentWords, FilePurpose } from '../../shared/content/form/words.ts';
import type { DocumentPurpose } from '../../shared/domain/case/vocabulary.ts';
import { Button } from '../components/button.tsx';
import { sendDocument } from './send-document.ts';

export interface ToSend {
  readonly file: File;
  readonly purpose: FilePurpose;
  /** When it is something else to the API than to the form: an agency's authorisation. */
  readonly sentAs?: DocumentPurpose | undefined;
  /** Ours: "Photo of ID, page 1". */
  readonly name: string;
}

type State =
  | { readonly kind: 'preparing' | 'offline' | 'done' | 'failed' }
  | { readonly kind: 'sending'; readonly percent: number };

/**
 * Sends what was chosen, one after another, and says how far it is: at the start, at half, at the end, and when it did not work. More may be added
 * meanwhile. A file that did not arrive stays, with a button to go on; who leaves while one is on its way is asked first.
 */
export function SendDocuments(props: {
  readonly words: DocumentWords;
  readonly documents: readonly ToSend[];
  readonly token: string;
  readonly say: (sentence: string) => void;
  readonly onArrived: (purpose: FilePurpose) => void;
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
    const done = await sendDocument({
      file: one.file,
      purpose: one.sentAs ?? one.purpose,
      token,
      language: words.language,
      onProgress: (part) => {
        const percent = Math.min(99, Math.round(part * 100));
        put(at, { kind: 'sending', percent });
        if (percent >= 50 && !half) {
          half = true;
          say(`${one.name}: ${w.sending(percent)}`);
        }
      },
      onOffline: () => {
        put(at, { kind: 'offline' });
        say(`${one.name}: ${w.offline}`);
      },
    });
    put(at, { kind: done ? 'done' : 'failed' });
    say(`${one.name}: ${done ? w.done : w.failed}`);
    if (done) onArrived(one.purpose);
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
      {state.kind === 'sending' && <progress max={100} value={state.percent} aria-label={name} />}
      <span class={state.kind === 'done' ? 'state done' : 'state'}>
        {state.kind === 'sending' ? w.sending(state.percent) : state.kind === 'failed' ? '' : w[state.kind]}
      </span>
      {state.kind === 'failed' && (
        <>
          <span class="error-text">{w.failed}</span>
          <Button kind="second" label={`${w.again}: ${name}`} onClick={props.onAgain}>
            {w.again}
          </Button>
        </>
      )}
    </li>
  );
}
