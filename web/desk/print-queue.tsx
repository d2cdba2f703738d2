import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { focusSoon } from '../components/focus.ts';
import { Details, Notification } from '../components/panels.tsx';
import { Act } from './case/act.tsx';
import { useDesk, useReading } from './context.ts';
import { moment } from './dates.tsx';
import { Form, Text, Why } from './form.tsx';
import { Heading } from './heading.tsx';
import { letterName } from './letter-words.ts';
import { hashOf } from './route.ts';

z.config({ jitless: true });

const letter = z.object({
  case: z.string(),
  reference: z.string(),
  language: z.string(),
  letter: z.string(),
  template: z.string(),
  status: z.enum(['owed', 'printed', 'posted', 'returned', 'dropped']),
  owedAt: z.string(),
  late: z.boolean(),
});
type Letter = z.output<typeof letter>;
const lettersAnswer = z.object({ letters: z.array(letter) });
const envelope = z.object({ files: z.array(z.object({ name: z.string(), url: z.string() })) });

/** Letters to print and to post, the longest waiting first. A letter counts as sent when it was posted, with date and proof (L37). */
export function PrintQueuePage({ timeZone, today }: { readonly timeZone: string; readonly today: string }) {
  const { say } = useDesk();
  const [turn, setTurn] = useState(0);
  const reading = useReading('/desk/letters', lettersAnswer, turn);
  const done = (text: string) => {
    setTurn((n) => n + 1);
    say(text);
    focusSoon('main h1');
  };
  return (
    <>
      <Heading>Letters to print and post</Heading>
      {reading.kind === 'waiting' && <p role="status">Reading the letters.</p>}
      {reading.kind === 'fault' && <Notification tone="alert" title={reading.text} />}
      {reading.kind === 'here' && reading.value.letters.length === 0 && <p>No letter waits.</p>}
      {reading.kind === 'here' && reading.value.letters.length > 0 && (
        <ul class="steps">
          {reading.value.letters.map((one) => (
            <LetterLine key={`${one.case} ${one.letter}`} letter={one} done={done} timeZone={timeZone} today={today} />
          ))}
        </ul>
      )}
    </>
  );
}

function LetterLine(props: {
  readonly letter: Letter;
  readonly done: (text: string) => void;
  readonly timeZone: string;
  readonly today: string;
}) {
  const { letter: one, done } = props;
  const { call, acts } = useDesk();
  const [files, setFiles] = useState<z.output<typeof envelope>['files']>([]);
  const at = `/desk/cases/${one.case}/letters/${encodeURIComponent(one.letter)}`;
  const id = `${one.reference}-${one.letter}`;
  const what = `${letterName(one.template)}, ${one.reference}`;
  return (
    <li>
      <div class="step-line">
        <a href={hashOf(['case', one.reference])}>{one.reference}</a>
        <strong>{letterName(one.template)}</strong>
        <span class={`tag ${one.late ? 'late' : one.status === 'printed' ? 'soon' : 'open'}`}>
          {one.late ? 'Late' : one.status === 'printed' ? 'Printed, to post' : 'To print'}
        </span>
        <span class="quiet">
          {one.language === 'es' ? 'Spanish, ' : ''}waiting since {moment(one.owedAt, props.timeZone)}
        </span>
      </div>
      {acts && (
        <>
          <Act
            label={one.status === 'printed' ? 'Print again' : 'Print'}
            about={what}
            onSend={() => call('POST', `${at}/print`, {})}
            onDone={(body) => {
              const parsed = envelope.safeParse(body);
              if (parsed.success) setFiles(parsed.data.files);
            }}
          />
          {files.length > 0 && (
            <div role="status" class="note">
              <p class="note-title">For one envelope, in this order. The links work for five minutes.</p>
              <ol>
                {files.map(({ name, url }) => (
                  <li key={name}>
                    <a href={url} target="_blank" rel="noopener noreferrer">
                      {name} (opens in a new tab)
                    </a>
                  </li>
                ))}
              </ol>
            </div>
          )}
          <Details summary={`Posted: ${what}`}>
            <Form
              id={`post-${id}`}
              send="It is posted"
              kind="second"
              first={{ on: props.today }}
              onSend={({ on, proof }) => call('POST', at, { type: 'post-letter', on, proof })}
              onDone={() => done('The letter is posted. It is listed with the people of the case.')}
            >
              <Text name="on" label="Posted on" hint="Like 2026-03-31" width="short" />
              <Text
                name="proof"
                label="Proof"
                hint="A tracking number, or what the post office stamped."
                width="half"
              />
            </Form>
          </Details>
          <Details summary={`Not needed any more: ${what}`}>
            <Form
              id={`drop-${id}`}
              send="Take it off the list"
              kind="second"
              onSend={({ note }) => call('POST', at, { type: 'drop-letter', note })}
              onDone={() => done('The letter is off the list.')}
            >
              <Why />
            </Form>
          </Details>
        </>
      )}
    </li>
  );
}
