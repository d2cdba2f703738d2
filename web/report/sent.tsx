import { useEffect, useRef, useState } from 'preact/hooks';
import type { FormWords } from '../../shared/content/form/words.ts';
import { longDate } from '../../shared/content/format.ts';
import { Button } from '../components/button.tsx';
import { inLanguage } from '../components/context.ts';
import { Notification } from '../components/panels.tsx';
import { SendDocuments, type ToSend } from '../documents/send-documents.tsx';
import type { KeptReceipt } from './store.ts';

export interface SentProps {
  readonly words: FormWords;
  readonly kept: KeptReceipt;
  readonly toSend: readonly ToSend[];
  readonly say: (sentence: string) => void;
}

/** It came, when we answer, the link, what happens next, what is missing (L8). Made to be kept: it prints as it stands. */
export function SentPage({ words, kept, toSend, say }: SentProps) {
  const { sent, language } = words;
  const { receipt } = kept;
  const [arrived, setArrived] = useState<readonly string[]>([]);
  const missing = receipt.missing.filter((proof) => !arrived.includes(proof));
  const due = longDate(receipt.dueOn, language);
  return (
    <>
      <h1 tabIndex={-1}>{sent.title}</h1>
      <div class="receipt">
        <p>
          {sent.reference}
          <strong class="reference">{receipt.reference}</strong>
        </p>
        <p class="lead">
          <strong>{sent.answerBy(due)}</strong>
        </p>
      </div>
      {kept.earlier && (
        <Notification title={sent.earlier[0] ?? ''}>
          <p>{sent.earlier[1]}</p>
        </Notification>
      )}
      {toSend.length > 0 && (
        <SendDocuments
          words={words}
          documents={toSend}
          token={receipt.link.slice(receipt.link.indexOf('#') + 1)}
          say={say}
          onArrived={(purpose) => setArrived((before) => [...before, purpose])}
        />
      )}
      <PrivateLink words={words} link={receipt.link} say={say} />
      {kept.byEmail && <p>{sent.email}</p>}
      <p class="no-print">
        <Button kind="second" onClick={() => print()}>
          {sent.print}
        </Button>
      </p>
      {missing.length > 0 && (
        <>
          <h2>{sent.missing.heading}</h2>
          <ul>
            {missing.map((proof) => (
              <li key={proof}>{sent.missing.items[receipt.asker ?? 'self'][proof]}</li>
            ))}
          </ul>
          <p>{sent.missing.how}</p>
        </>
      )}
      <h2>{sent.next.heading}</h2>
      <ol>
        {sent.next.steps(longDate(receipt.receivedOn, language), due).map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <h2>{sent.bank.heading}</h2>
      {sent.bank.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p class="no-print">
        <a href={inLanguage('/', language)}>{sent.again}</a>
      </p>
    </>
  );
}

function PrivateLink({ words, link, say }: Pick<SentProps, 'words' | 'say'> & { readonly link: string }) {
  const { link: w } = words.sent;
  const [copied, setCopied] = useState(false);
  const shown = useRef<HTMLAnchorElement>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link);
      setCopied(true);
      say(w.copied);
    } catch {
      // No clipboard here: the link is marked, so that she can copy it by hand.
      if (shown.current) getSelection()?.selectAllChildren(shown.current);
    }
  };
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 4000);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <>
      <h2>{w.heading}</h2>
      <p class="boxed secret">
        <a href={link} ref={shown}>
          {link}
        </a>
      </p>
      <p class="no-print">
        <Button kind="second" onClick={() => void copy()}>
          {copied ? w.copied : w.copy}
        </Button>
      </p>
      {w.text.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </>
  );
}
