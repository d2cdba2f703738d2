import { useEffect, useState } from 'preact/hooks';
import { longDate } from '../../shared/content/format.ts';
import { Button } from '../components/button.tsx';
import { useFrame } from '../components/context.ts';
import { focusSoon } from '../components/focus.ts';
import { Lines, Notification } from '../components/panels.tsx';
import { callCase, useActing, useOrder } from './acting.ts';
import { answerText, askedAgain, type ShownAnswer } from './case.ts';
import { Refused } from './refused.tsx';

/** What we answered, in the language it was written in, and what would change it. `word`: with the state of the case its answer may change. */
export function Decision({ word }: { readonly word: string }) {
  const { token, words } = useActing();
  const { language, brand } = useFrame();
  const [answer, setAnswer] = useState<ShownAnswer | 'failed' | undefined>(undefined);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let wanted = true;
    void callCase('GET', '/answer', token, language).then((read) => {
      if (!wanted) return;
      const parsed = answerText.safeParse(read.kind === 'done' ? read.body : undefined);
      setAnswer(parsed.success ? parsed.data : 'failed');
      if (tries > 0) focusSoon('[id="answer"]');
    });
    return () => {
      wanted = false;
    };
  }, [token, word, tries]);
  if (answer === undefined) return null;
  if (answer === 'failed')
    return (
      <div id="answer" tabIndex={-1}>
        <Notification tone="alert" title={words.failed.answer}>
          <p>{words.failed.call(brand.phone)}</p>
        </Notification>
        <p>
          <Button onClick={() => setTries(tries + 1)}>{words.failed.again}</Button>
        </p>
      </div>
    );
  return (
    <div id="answer" tabIndex={-1}>
      {answer.language !== language && <p class="quiet">{words.answerInOther}</p>}
      <div lang={answer.language}>
        {answer.parts.map(({ heading, text, items }) => (
          <section key={heading}>
            <h2>{heading}</h2>
            <Lines text={text} items={items} />
          </section>
        ))}
      </div>
    </div>
  );
}

/** Again, free, with a date of its own (L32, L33). */
export function AskAgain() {
  const { words, done } = useActing();
  const { language } = useFrame();
  const order = useOrder();
  const [sent, setSent] = useState(false);
  const again = async () => {
    const asked = askedAgain.safeParse(await order.send('/requests', {}));
    if (!asked.success) return;
    setSent(true);
    done(words.ask.done(longDate(asked.data.dueOn, language)));
  };
  if (sent) return null;
  return (
    <>
      <Refused order={order} />
      <p>{words.ask.text}</p>
      <p>
        <Button kind="second" onClick={() => void again()}>
          {words.ask.button}
        </Button>
      </p>
    </>
  );
}
