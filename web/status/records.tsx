import { useEffect, useState } from 'preact/hooks';
import { Button } from '../components/button.tsx';
import { Field } from '../components/field.tsx';
import { focusSoon } from '../components/focus.ts';
import { Details, Notification } from '../components/panels.tsx';
import { SendingForm } from '../components/sending-form.tsx';
import { useActing, useOrder } from './acting.ts';
import { type OpenedFiles, openedFiles, sentCode } from './case.ts';
import { Refused } from './refused.tsx';

/** As long as the links live, in milliseconds. */
const linksLive = 300_000;

/**
 * Her records behind a one-time code: each file, all in one, or on paper. A code by post comes days after this tab was closed, so whoever has one
 * enters it without asking for another, which would end it. `paper`: only whoever asked is written to by post.
 */
export function Records({ paper }: { readonly paper: boolean }) {
  const { words, say } = useActing();
  const { records } = words;
  const order = useOrder();
  const [by, setBy] = useState<'email' | 'post' | 'person' | 'before' | undefined>(undefined);
  const [code, setCode] = useState('');
  const [opened, setOpened] = useState<OpenedFiles | undefined>(undefined);
  const [over, setOver] = useState(false);
  useEffect(() => {
    if (opened === undefined) return;
    const timer = setTimeout(() => {
      setOpened(undefined);
      setOver(true);
      say(records.expired);
    }, linksLive);
    return () => clearTimeout(timer);
  }, [opened]);
  const ask = async () => {
    const sent = sentCode.safeParse(await order.send('/code', {}));
    if (!sent.success) return;
    setBy(sent.data.by);
    setOver(false);
    say(records.sentBy[sent.data.by]);
    if (sent.data.by !== 'person') focusSoon('[id="code"]');
  };
  const open = async () => {
    const digits = code.replace(/\D/gu, '');
    const read = openedFiles.safeParse(await order.send('/records', { code: digits }));
    if (!read.success) return focusSoon('[id="code"]');
    setOpened(read.data);
    setBy(undefined);
    setCode('');
    say(records.listHeading);
    focusSoon('[id="files"]');
  };
  return (
    <>
      <h2 id="records" tabIndex={-1}>
        {records.heading}
      </h2>
      {records.privacy.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <Refused order={order} />
      {over && <Notification title={records.expired} />}
      {opened === undefined && by !== undefined && by !== 'person' && (
        <SendingForm onSend={open}>
          {by !== 'before' && <Notification tone="good" title={records.sentBy[by]} />}
          <Field
            name="code"
            label={records.label}
            hint={records.hint}
            width="short"
            inputMode="numeric"
            autoComplete="one-time-code"
            value={code}
            error={order.faults['code']}
            onValue={setCode}
          />
          <div class="actions">
            <Button submit>{records.open}</Button>
            <Button kind="quiet" onClick={() => void ask()}>
              {records.again}
            </Button>
          </div>
        </SendingForm>
      )}
      {by === 'person' && <Notification title={records.sentBy.person} />}
      {opened === undefined && by === undefined && (
        <div class="actions">
          <Button onClick={() => void ask()}>{over ? records.again : records.code}</Button>
          <Button
            kind="quiet"
            onClick={() => {
              setBy('before');
              focusSoon('[id="code"]');
            }}
          >
            {records.have}
          </Button>
        </div>
      )}
      {opened !== undefined && <Files opened={opened} />}
      {paper && <Paper />}
    </>
  );
}

function Files({ opened }: { readonly opened: OpenedFiles }) {
  const { words } = useActing();
  const { records } = words;
  const kindOf = (name: string) => name.slice(name.lastIndexOf('.') + 1);
  const main = opened.files.filter(({ name }) => ['pdf', 'html'].includes(kindOf(name)));
  const rest = opened.files.filter((file) => !main.includes(file));
  const list = (files: OpenedFiles['files']) => (
    <ul class="files">
      {files.map(({ name, bytes, url }) => {
        const kind = kindOf(name);
        const known = records.names[name.slice(0, -kind.length - 1)] ?? name;
        return (
          <li key={name}>
            <a class="file-name" href={url} download={name}>
              {known} ({records.kinds[kind] ?? kind}, {records.size(bytes)})
            </a>
          </li>
        );
      })}
    </ul>
  );
  return (
    <>
      <h3 id="files" tabIndex={-1}>
        {records.listHeading}
      </h3>
      <p>{records.expires}</p>
      {opened.zip !== undefined && (
        <p>
          <a class="button main" href={opened.zip.url} download={opened.zip.name}>
            {records.zip} ({records.size(opened.zip.bytes)})
          </a>
        </p>
      )}
      {list(main)}
      <Details summary={records.more}>{list(rest)}</Details>
    </>
  );
}

function Paper() {
  const { words, done } = useActing();
  const { records } = words;
  const order = useOrder();
  const [asked, setAsked] = useState(false);
  const ask = async () => {
    if ((await order.send('/paper', {})) === undefined) return;
    setAsked(true);
    done(records.paperDone);
  };
  if (asked) return null;
  return (
    <>
      <Refused order={order} />
      <p>{records.paperText}</p>
      <p>
        <Button kind="second" onClick={() => void ask()}>
          {records.paper}
        </Button>
      </p>
    </>
  );
}
