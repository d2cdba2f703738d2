import { useRef, useState } from 'preact/hooks';
import type { Answered } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { faultText, isStale, useDesk } from '../context.ts';

/** One press that needs no words. What the API refuses is said beside it; pressing twice sends once. */
export function Act(props: {
  readonly label: string;
  /** What it is about, for whoever hears the button alone. */
  readonly about?: string;
  readonly kind?: 'main' | 'second' | 'quiet';
  readonly onSend: () => Promise<Answered>;
  readonly onDone: (body: unknown) => void;
}) {
  const { signInAgain } = useDesk();
  const [fault, setFault] = useState('');
  const [stale, setStale] = useState(false);
  const sending = useRef(false);
  const press = async () => {
    if (sending.current) return;
    sending.current = true;
    setFault('');
    const answered = await props.onSend();
    sending.current = false;
    if (answered.kind === 'done') props.onDone(answered.body);
    else {
      setFault(faultText(answered));
      setStale(isStale(answered));
    }
  };
  return (
    <span class="act">
      <Button kind={props.kind ?? 'second'} onClick={() => void press()}>
        {props.label}
        {props.about !== undefined && <span class="away"> {props.about}</span>}
      </Button>
      {fault !== '' && (
        <span role="alert" class="error-text">
          {fault}
        </span>
      )}
      {fault !== '' && stale && (
        <Button kind="second" onClick={signInAgain}>
          Sign in again
        </Button>
      )}
    </span>
  );
}
