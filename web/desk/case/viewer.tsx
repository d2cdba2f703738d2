import { useEffect, useRef, useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { Button } from '../../components/button.tsx';
import { Radios } from '../../components/choices.tsx';
import { type Shown as Told, viewerPath } from '../../viewer/shown.ts';
import { read, useDesk } from '../context.ts';
import { Form, Why } from '../form.tsx';
import type { DocumentOf } from '../schemas.ts';
import { useCase } from './context.ts';
import { documentName } from './names.ts';
import { ProofForm } from './proof.tsx';
import { addressLine, fullName, OpenReport } from './request.tsx';

z.config({ jitless: true });

const viewed = z.object({
  what: z.enum(['page', 'original']),
  part: z.number(),
  parts: z.number(),
  contentType: z.string(),
  bytes: z.string(),
});

/** A page as it is shown now. */
interface Shown {
  readonly part: number;
  readonly parts: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Pages of a document, each a picture we made of it. Whoever looks says why; every page that is opened is on the log. Drawn in a frame of an opaque
 * origin, with the name of who looks across it, from memory: there is no address it could be opened at again.
 */
export function ViewerPage({ document }: { readonly document: DocumentOf }) {
  const { it, at, order } = useCase();
  const { me, name } = useDesk();
  const [shown, setShown] = useState<Shown>();
  const [why, setWhy] = useState('');
  const [fault, setFault] = useState('');
  const title = documentName(it, document.id);
  const open = async (part: number, note: string) => {
    const answered = await order(`documents/${document.id}/view`, { part, note });
    const page = read(answered, viewed);
    if (page.kind === 'here') {
      const bytes = Uint8Array.from(atob(page.value.bytes), (character) => character.charCodeAt(0));
      setShown({ part, parts: page.value.parts, bytes });
      setWhy(note);
      setFault('');
      keepFocus();
    } else if (page.kind === 'fault') setFault(page.text);
    return answered;
  };
  return (
    <>
      <p>
        <a class="back" href={at('evidence')}>
          All documents
        </a>
      </p>
      <h2>{title}</h2>
      {shown === undefined ? (
        <Form
          id={`view-${document.id}`}
          send="Open the first page"
          first={{ note: 'To compare it with the request.' }}
          onSend={({ note = '' }) => open(1, note)}
          onDone={() => undefined}
        >
          <Why label="Why do you look at it" hint="The timeline says who looked at which page, and why." />
        </Form>
      ) : (
        <div class="columns">
          <div>
            <p id={pageId} role="status" tabIndex={-1}>
              Page {shown.part} of {shown.parts}
            </p>
            <Picture
              bytes={shown.bytes}
              label={`${title}, page ${shown.part} of ${shown.parts}`}
              watermark={name(me.id)}
            />
            {fault !== '' && (
              <p role="alert" class="error-text">
                {fault}
              </p>
            )}
            <div class="pair">
              {shown.part > 1 && (
                <Button kind="second" onClick={() => void open(shown.part - 1, why)}>
                  Page before
                </Button>
              )}
              {shown.part < shown.parts && (
                <Button kind="second" onClick={() => void open(shown.part + 1, why)}>
                  Next page
                </Button>
              )}
            </div>
            <Original document={document} />
          </div>
          <Compare document={document} />
        </div>
      )}
    </>
  );
}

const pageId = 'page-shown';

/** The form or the button that was pressed may be gone with the page that came: then the focus is at what tells which page it is. */
function keepFocus(): void {
  queueMicrotask(() => {
    if (document.activeElement === document.body) document.getElementById(pageId)?.focus();
  });
}

/**
 * Larger, smaller, turned: by buttons; a picture larger than its frame is moved with the arrow keys. The frame is told everything each time, and says
 * nothing back. `*`, because an opaque origin has no name: `frame-src` lets it be ours only, and of ours only the viewer lets itself be framed.
 */
function Picture(props: Pick<Told, 'bytes' | 'label' | 'watermark'>) {
  const { bytes, label, watermark } = props;
  const frame = useRef<HTMLIFrameElement>(null);
  const [ready, setReady] = useState(false);
  const [zoom, setZoom] = useState(1);
  const [turns, setTurns] = useState(0);
  useEffect(() => {
    const told: Told = { bytes, label, watermark, zoom, turns };
    if (ready) frame.current?.contentWindow?.postMessage(told, '*');
  }, [ready, bytes, label, watermark, zoom, turns]);
  return (
    <>
      <div class="pair" role="group" aria-label="How the page is shown">
        <Button kind="second" onClick={() => setZoom((now) => Math.min(4, now * 1.5))}>
          Larger
        </Button>
        <Button kind="second" onClick={() => setZoom((now) => Math.max(0.5, now / 1.5))}>
          Smaller
        </Button>
        <Button kind="second" onClick={() => setTurns((now) => (now + 1) % 4)}>
          Turn
        </Button>
      </div>
      <iframe
        class="paper"
        sandbox="allow-scripts"
        ref={frame}
        src={viewerPath}
        title={label}
        onLoad={() => setReady(true)}
      />
    </>
  );
}

const ticks = [
  { value: 'matches', label: 'Matches' },
  { value: 'does not match', label: 'Does not match' },
  { value: 'can’t read', label: 'Can’t read' },
] as const;

/** What the request says beside the page, item by item; what is ticked goes into the note of the proof. */
function Compare({ document }: { readonly document: DocumentOf }) {
  const [ticked, setTicked] = useState<Readonly<Record<string, string>>>({});
  return (
    <div>
      <h3>Compare with the request</h3>
      <OpenReport why="proof">
        {(report) => {
          const items = [
            ['Name', fullName(report)],
            ...(report.birthDate === undefined ? [] : [['Date of birth', report.birthDate]]),
            ...(report.addresses[0] === undefined ? [] : [['Address', addressLine(report.addresses[0])]]),
          ];
          const said = items
            .flatMap(([label = '']) => (ticked[label] === undefined ? [] : [`${label}: ${ticked[label]}.`]))
            .join(' ');
          return (
            <>
              {items.map(([label = '', value = '']) => (
                <div class="compare" key={label}>
                  <Radios
                    name={`tick-${label.toLowerCase().replaceAll(' ', '-')}`}
                    legend={`${label}: ${value}`}
                    options={ticks}
                    value={ticked[label] ?? ''}
                    onValue={(value_) => setTicked((before) => ({ ...before, [label]: value_ }))}
                  />
                </div>
              ))}
              <ProofForm document={document} said={said} />
            </>
          );
        }}
      </OpenReport>
    </div>
  );
}

/** The file as it came is for saving, never for a page of ours. */
function Original({ document }: { readonly document: DocumentOf }) {
  const { it, order } = useCase();
  const save = async (note: string) => {
    const parts: BlobPart[] = [];
    for (let part = 1; part <= (document.originalParts ?? 0); part++) {
      const answered = await order(`documents/${document.id}/view`, { what: 'original', part, note });
      const got = read(answered, viewed);
      if (got.kind !== 'here') return answered;
      parts.push(Uint8Array.from(atob(got.value.bytes), (character) => character.charCodeAt(0)));
    }
    const link = window.document.createElement('a');
    link.href = URL.createObjectURL(new Blob(parts, { type: 'application/octet-stream' }));
    link.download = `${it.file.reference}-${document.purpose}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    return { kind: 'done', body: undefined } as const;
  };
  return (document.originalParts ?? 0) === 0 ? null : (
    <details class="more">
      <summary>Save the original file</summary>
      <div class="more-inside">
        <Form
          id={`original-${document.id}`}
          send="Save it"
          kind="second"
          onSend={({ note = '' }) => save(note)}
          onDone={() => undefined}
        >
          <p>It is as the person sent it. Open it only where harm is contained.</p>
          <Why />
        </Form>
      </div>
    </details>
  );
}
