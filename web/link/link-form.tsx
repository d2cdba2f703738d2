import { useState } from 'preact/hooks';
import type { StatusPageWords } from '../../shared/content/pages/status.ts';
import { callApi } from '../api.ts';
import { useErrorTitle } from '../components/arrival.ts';
import { Button } from '../components/button.tsx';
import { useFrame } from '../components/context.ts';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Field } from '../components/field.tsx';
import { focusSoon } from '../components/focus.ts';
import { Notification } from '../components/panels.tsx';
import { SendingForm } from '../components/sending-form.tsx';

/** Asks for a new private link. What it answers is the same whether there is such a request or not (G11). */
export function LinkForm({
  words,
  say,
}: {
  readonly words: StatusPageWords;
  readonly say: (sentence: string) => void;
}) {
  const { link, failed } = words;
  const { language, sentence, brand } = useFrame();
  const [reference, setReference] = useState('');
  const [known, setKnown] = useState('');
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<'open' | 'busy' | 'sent'>('open');
  const { '': whole, ...fields } = faults;
  useErrorTitle(Object.keys(fields).length > 0);
  const refuse = (found: Readonly<Record<string, string>>) => {
    setFaults(found);
    setAttempt((count) => count + 1);
    setState('open');
  };
  const send = async () => {
    if (state === 'busy') return;
    const missing = {
      ...(/^\s*[\da-z]{4}[\s-]*[\da-z]{4}\s*$/iu.test(reference) ? {} : { reference: sentence('reference.shape') }),
      ...(known.trim() === '' ? { known: link.knownMissing } : {}),
    };
    if (Object.keys(missing).length > 0) return refuse(missing);
    setState('busy');
    const answer = await callApi('POST', '/links', {
      language,
      body: JSON.stringify({ reference, [known.includes('@') ? 'email' : 'postalCode']: known.trim() }),
    });
    if (answer.kind === 'done') {
      setFaults({});
      setState('sent');
      say(link.sentTitle);
      return focusSoon('[id="sent"]');
    }
    if (answer.kind !== 'problem') return refuse({ '': answer.kind === 'offline' ? failed.offline : failed.other });
    const [fault] = answer.problem.faults ?? [];
    refuse(
      fault === undefined
        ? { '': answer.problem.detail ?? failed.other }
        : fault.path === 'reference'
          ? { reference: sentence(fault.code) }
          : { known: sentence(fault.code) },
    );
  };
  if (state === 'sent')
    return (
      <>
        <h2 id="sent" tabIndex={-1}>
          {link.sentTitle}
        </h2>
        {link.sent.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </>
    );
  return (
    <SendingForm onSend={send}>
      <ErrorSummary
        attempt={attempt}
        errors={Object.entries(fields).map(([field, text]) => ({ field, sentence: text }))}
      />
      <div role="alert">
        {whole !== undefined && (
          <Notification title={failed.act}>
            <p>{whole}</p>
            <p>{failed.call(brand.phone)}</p>
          </Notification>
        )}
      </div>
      {link.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <Field
        name="reference"
        label={link.reference}
        hint={link.referenceHint}
        width="short"
        autoCapitalize="none"
        value={reference}
        error={faults['reference']}
        onValue={setReference}
      />
      <Field
        name="known"
        label={link.known}
        hint={link.knownHint}
        width="half"
        autoCapitalize="none"
        value={known}
        error={faults['known']}
        onValue={setKnown}
      />
      <Button submit>{link.send}</Button>
    </SendingForm>
  );
}
