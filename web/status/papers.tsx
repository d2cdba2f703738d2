import { useEffect, useState } from 'preact/hooks';
import type { FilePurpose } from '../../shared/content/form/words.ts';
import { longDate } from '../../shared/content/format.ts';
import type { DocumentPurpose } from '../../shared/domain/case/vocabulary.ts';
import { Button } from '../components/button.tsx';
import { Radios } from '../components/choices.tsx';
import { useFrame } from '../components/context.ts';
import { focusSoon } from '../components/focus.ts';
import { FileList } from '../documents/file-list.tsx';
import { SendDocuments, type ToSend } from '../documents/send-documents.tsx';
import { useActing } from './acting.ts';
import type { ShownCase } from './case.ts';

/** Documents with their states in words, and adding more at any time. */
export function Papers({
  shown,
  purpose,
  onPurpose,
}: {
  readonly shown: ShownCase;
  readonly purpose: DocumentPurpose | '';
  readonly onPurpose: (purpose: DocumentPurpose) => void;
}) {
  const { words } = useActing();
  const { language } = useFrame();
  const { documents: w } = words;
  return (
    <>
      {shown.reader !== 'copy' && (
        <>
          <h2>{w.heading}</h2>
          {shown.documents.length === 0 ? (
            <p>{w.none}</p>
          ) : (
            <ul class="files">
              {shown.documents.map((one) => (
                <li key={one.document}>
                  <span class="file-name">
                    {one.words.name}
                    <span class="hint-inline when"> {w.on(longDate(one.on, language))}</span>
                    {one.words.reason !== undefined && <span class="reason">{one.words.reason}</span>}
                  </span>
                  <span class={one.state === 'received' ? 'state done' : 'state'}>{one.words.state}</span>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
      <Add shown={shown} purpose={purpose} onPurpose={onPurpose} />
    </>
  );
}

function Add({
  shown,
  purpose,
  onPurpose,
}: {
  readonly shown: ShownCase;
  readonly purpose: DocumentPurpose | '';
  readonly onPurpose: (purpose: DocumentPurpose) => void;
}) {
  const { words, token, say, refresh } = useActing();
  const { documents: w } = words;
  const [files, setFiles] = useState<readonly File[]>([]);
  const [sending, setSending] = useState<readonly ToSend[]>([]);
  useEffect(() => setFiles([]), [purpose]);
  const offered: readonly DocumentPurpose[] =
    shown.reader === 'copy'
      ? ['authorisation', 'other']
      : [
          'identity',
          'report',
          ...(shown.missing.includes('authority') ? (['authority'] as const) : []),
          ...(shown.reader === 'officer' ? (['authorisation'] as const) : []),
          'other',
        ];
  const asForm: FilePurpose = purpose === '' ? 'other' : purpose === 'authorisation' ? 'authority' : purpose;
  return (
    <>
      <h2 id="add" tabIndex={-1}>
        {w.add}
      </h2>
      <Radios
        name="which"
        legend={w.which}
        options={offered.map((value) => ({ value, label: w.kinds[shown.asker ?? 'self'][value] }))}
        value={purpose}
        onValue={(value) => onPurpose(offered.find((one) => one === value) ?? 'other')}
      />
      {purpose !== '' && (
        <>
          <FileList purpose={asForm} words={w} files={files} onFiles={setFiles} say={say} />
          {files.length > 0 && (
            <p>
              <Button
                onClick={() => {
                  // What is on its way, or did not arrive, stays in the list.
                  const before = sending.filter((one) => one.purpose === asForm).length;
                  setSending([
                    ...sending,
                    ...files.map((file, at) => ({
                      file,
                      purpose: asForm,
                      sentAs: purpose,
                      name: w.files.name[asForm](before + at + 1),
                    })),
                  ]);
                  setFiles([]);
                  focusSoon('[id="sending"]');
                }}
              >
                {w.send}
              </Button>
            </p>
          )}
        </>
      )}
      {sending.length > 0 && (
        <div id="sending" tabIndex={-1}>
          <SendDocuments words={w} documents={sending} token={token} say={say} onArrived={refresh} />
        </div>
      )}
    </>
  );
}
