import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { purposeWords } from '../../../shared/content/desk/words.ts';
import { documentPurposes } from '../../../shared/domain/case/vocabulary.ts';
import type { Answered } from '../../api.ts';
import { Details } from '../../components/panels.tsx';
import { Choose, Form } from '../form.tsx';
import { useCase } from './context.ts';

z.config({ jitless: true });

const policy = z.object({ document: z.string(), url: z.string(), fields: z.record(z.string(), z.string()) });
const types = ['image/jpeg', 'image/png', 'application/pdf'];

/** A paper that came by mail or over the counter. It takes the same way through the quarantine as what the person sends. */
export function Scan() {
  const { order, done } = useCase();
  const [chosen, choose] = useState<File>();
  const send = async (purpose: string): Promise<Answered> => {
    const answered = await order('evidence', { purpose, contentType: chosen?.type });
    const got = answered.kind === 'done' ? policy.safeParse(answered.body) : undefined;
    if (got?.success !== true || chosen === undefined) return answered;
    const form = new FormData();
    for (const [name, value] of Object.entries(got.data.fields)) form.append(name, value);
    form.append('file', chosen);
    const sent = await fetch(got.data.url, { method: 'POST', body: form, credentials: 'omit' }).catch(() => undefined);
    return sent?.ok === true ? answered : { kind: 'failed', status: sent?.status ?? 0 };
  };
  return (
    <Details summary="Add a paper that came by mail or over the counter">
      <Form
        id="scan"
        send="Send the file"
        kind="second"
        check={({ purpose = '' }) => ({
          ...(purpose === '' ? { purpose: 'Choose what it is' } : {}),
          ...(chosen === undefined ? { file: 'Choose a file' } : {}),
          ...(chosen !== undefined && !types.includes(chosen.type)
            ? { file: 'Use a photo (JPG or PNG) or a PDF' }
            : {}),
        })}
        onSend={({ purpose = '' }) => send(purpose)}
        onDone={() => done('The paper is sent. It is checked now.')}
      >
        <Choose
          name="purpose"
          label="What it is"
          options={documentPurposes.map((value) => ({ value, label: purposeWords[value] }))}
        />
        <div class="group">
          <label class="label" for="scan.file">
            File, a photo or a PDF
          </label>
          <input
            id="scan.file"
            type="file"
            accept={types.join(',')}
            onChange={(event) => choose(event.currentTarget.files?.[0])}
          />
        </div>
      </Form>
    </Details>
  );
}
