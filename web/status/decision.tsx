import { useEffect, useState } from 'preact/hooks';
import { longDate } from '../../shared/content/format.ts';
import { Button } from '../components/button.tsx';
import { useFrame } from '../components/context.ts';
import { Notification } from '../components/panels.tsx';
import { callCase, useActing, useOrder } from './acting.ts';
import { answerText, askedAgain, type ShownAnswer } from './case.ts';
import { Refused } from './refused.tsx';

/** What we answered, in the language it was written in, and what would change it. */
export function Decision() {
  const { token, words } = useActing();
  const { language } = useFrame();
  const [answer, setAnswer] = useState<ShownAnswer | undefined>(undefined);
  useEffect(() => {
    void callCase('GET', '/answer', token, language).then((read) => {
      const parsed = answerText.safeParse(read.kind === 'done' ? read.body : undefined);
      if (parsed.success) setAnswer(parsed.data);
    });
  }, [token]);
  if (answer === undefined) return null;
  const letter = (
    <div lang={answer.language}>
      {answer.parts.map(({ heading, text, items }) => (
        <section key={heading}>
          <h2>{heading}</h2>
          {text.map((line) => (
            <p key={line}>{line}</p>
          ))}
          {items.length > 0 && (
            <ul>
              {items.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </div>
  );
  if (answer.language === language) return letter;
  return (
    <>
      <p class="quiet">{words.answerInOther}</p>
      {letter}
    </>
  );
}

/** Again, free, with a date of its own (L32, L33). */
export function AskAgain() {
  const { words, say } = useActing();
  const { language } = useFrame();
  const order = useOrder();
  const [done, setDone] = useState('');
  const again = async () => {
    const asked = askedAgain.safeParse(await order.send('/requests', {}));
    if (!asked.success) return;
    const sentence = words.ask.done(longDate(asked.data.dueOn, language));
    setDone(sentence);
    say(sentence);
  };
  return (
    <>
      <Refused order={order} />
      {done === '' ? (
        <>
          <p>{words.ask.text}</p>
          <p>
            <Button kind="second" onClick={() => void again()}>
              {words.ask.button}
            </Button>
          </p>
        </>
      ) : (
        <Notification tone="good" title={done} />
      )}
    </>
  );
}
