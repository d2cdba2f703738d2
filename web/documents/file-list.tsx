import { useEffect, useState } from 'preact/hooks';
import type { DocumentWords, FilePurpose } from '../../shared/content/form/words.ts';
import { Button } from '../components/button.tsx';
import { useFrame } from '../components/context.ts';
import { ErrorText } from '../components/field.tsx';
import { focusSoon } from '../components/focus.ts';
import { fileFault, taken } from './file-faults.ts';

/** Choosing files: one real file input behind our own label, and a list with our names for what was chosen, never the file's. */
export function FileList(props: {
  readonly purpose: FilePurpose;
  readonly words: DocumentWords;
  readonly files: readonly File[];
  readonly onFiles: (files: readonly File[]) => void;
  readonly say: (sentence: string) => void;
}) {
  const { purpose, words, files, onFiles, say } = props;
  const { files: w } = words;
  const { sentence } = useFrame();
  const [fault, setFault] = useState<string | undefined>(undefined);
  const id = `files.${purpose}`;
  const add = async (chosen: readonly File[]) => {
    const checked = await Promise.all(chosen.map(async (file) => ({ file, code: await fileFault(file) })));
    const bad = checked.find(({ code }) => code !== undefined)?.code;
    setFault(bad === undefined ? undefined : sentence(bad));
    const good = checked.filter(({ code }) => code === undefined).map(({ file }) => file);
    if (good.length === 0) return;
    onFiles([...files, ...good]);
    say(w.chosen(files.length + good.length));
  };
  return (
    <div class={fault === undefined ? 'group' : 'group wrong'}>
      <p class="label" id={`${id}-label`}>
        {w.label[purpose]}
      </p>
      <p class="hint" id={`${id}-hint`}>
        {w.hint}
      </p>
      <div role="alert">
        <ErrorText name={id} error={fault} />
      </div>
      <div class="file">
        <input
          id={id}
          type="file"
          multiple
          accept={taken.join(',')}
          aria-describedby={`${id}-label ${id}-hint${fault === undefined ? '' : ` ${id}-error`}`}
          onChange={(event) => {
            const chosen = [...(event.currentTarget.files ?? [])];
            // The same file may be chosen again after it was removed.
            event.currentTarget.value = '';
            void add(chosen);
          }}
        />
        <label class="button second" for={id}>
          {w.add}
        </label>
      </div>
      {files.length > 0 && (
        <>
          <h2 class="small-heading" tabIndex={-1} id={`${id}-list`}>
            {w.chosen(files.length)}
          </h2>
          <ul class="files">
            {files.map((file, at) => (
              <Chosen
                key={`${file.name} ${file.size} ${at}`}
                file={file}
                name={w.name[purpose](at + 1)}
                words={words}
                onRemove={() => {
                  onFiles(files.filter((one) => one !== file));
                  say(w.removed);
                  focusSoon(files.length > 1 ? `[id="${id}-list"]` : `[id="${id}"]`);
                }}
              />
            ))}
          </ul>
          <p class="hint">{w.waits}</p>
        </>
      )}
    </div>
  );
}

function Chosen(props: {
  readonly file: File;
  readonly name: string;
  readonly words: DocumentWords;
  readonly onRemove: () => void;
}) {
  const { file, name, words } = props;
  const [picture, setPicture] = useState('');
  useEffect(() => {
    if (!file.type.startsWith('image/')) return;
    const url = URL.createObjectURL(file);
    setPicture(url);
    return () => URL.revokeObjectURL(url);
  }, [file]);
  return (
    <li>
      {picture === '' ? <span class="thumb" aria-hidden="true" /> : <img class="thumb" src={picture} alt="" />}
      <span class="file-name">
        {name}
        <span class="hint-inline"> {words.files.size(file.size)}</span>
      </span>
      <Button kind="quiet" label={`${words.remove}: ${name}`} onClick={props.onRemove}>
        {words.remove}
      </Button>
    </li>
  );
}
