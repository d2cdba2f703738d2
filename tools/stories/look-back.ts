import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod/mini';
import { addDays } from '../../shared/domain/time.ts';
import { columns } from '../../shared/schemas/look-back.ts';
import { today } from './keyed-in.ts';
import { pdfText } from './post-room.ts';
import type { Story } from './story.ts';
import type { Telling } from './telling.ts';

const run = promisify(execFile);
const counts = z.record(z.string(), z.unknown());

/** The tool as the operator calls it, on this stack. */
function tool({ stack }: Telling, folder: string) {
  const { CONFIGURATION_SET } = stack.env('send-mail');
  const { ANCHOR_KEY } = stack.env('anchor-log');
  // The tool has the rights of whoever runs it, not of the function whose addresses it takes.
  const names = { ...stack.env('accept-report'), AWS_SDK_UA_APP_ID: '' };
  const env = { ...process.env, ...names, CONFIGURATION_SET, ANCHOR_KEY };
  return async (...args: readonly string[]) => {
    const done = run(process.execPath, ['tools/lookback.ts', ...args, '--out', folder], { env });
    return await done.then(
      ({ stdout }) => stdout,
      (fault: unknown) => `refused: ${fault instanceof Error ? fault.message : ''}`,
    );
  };
}

const lines = [
  [
    'tickets',
    '17',
    '2025-03-01',
    'phone-note',
    'refused',
    '',
    'en',
    'Maria',
    'Example',
    'maria@example.com',
    '',
    '12 North Street; Apt 4',
    'New York',
    'NY',
    '10001',
    'US',
  ],
  [
    'tickets',
    '23',
    '2025-05-09',
    'email',
    'none',
    '',
    'en',
    'Maria',
    'Example',
    'maria@example.com',
    '',
    '12 North Street; Apt 4',
    'New York',
    'NY',
    '10001',
    'US',
  ],
  [
    'mailbox',
    'm-4',
    '2025-06-02',
    'email',
    'none',
    '',
    'es',
    'Noor',
    'Example',
    'noor@example.com',
    '',
    '',
    '',
    '',
    '',
    'US',
  ],
  [
    'mailbox',
    'm-9',
    '2025-07-02',
    'post',
    'records',
    '2025-07-20',
    'en',
    'Bo',
    'Example',
    'bo@example.com',
    '',
    '',
    '',
    '',
    '',
    'US',
  ],
];
const file = (rows: readonly (readonly string[])[]) =>
  [columns, ...rows].map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n');

export const lookBack: Story = {
  name: 'look-back',
  title:
    'People asked last year and got no answer: they are found in the old files, written to, and a late answer opens a case with its own date',
  rules: ['L48', 'L33', 'N14'],
  beginsNow: true,
  async play(telling) {
    const { note, must } = telling;
    const folder = mkdtempSync(join(tmpdir(), 'look-back-'));
    try {
      const lookback = tool(telling, folder);
      const csv = join(folder, 'old.csv');
      writeFileSync(csv, file([...lines, ['mailbox', '', 'May 1st', 'fax', 'none', ...(lines[2]?.slice(5) ?? [])]]));
      const refused = await lookback('import', csv);
      must(
        'every fault of a line at once, and nothing imported',
        ['source_id', 'received_on', 'channel'].every((c) => refused.includes(`line 6, ${c}`)),
      );
      writeFileSync(csv, file(lines));
      must(
        'L48: two people asked and got no answer',
        (await lookback('import', csv)).includes('4 of 4 lines are new. 2 people'),
      );
      must('imported again, nothing is new', (await lookback('import', csv)).startsWith('0 of 4'));
      note('operator', 'imports 4 old contacts: 2 people asked and got no answer, one of them twice');

      await lookback('letters');
      const [letter = '', ...others] = readdirSync(folder).filter((n) => n.endsWith('.pdf'));
      const text = await pdfText(readFileSync(join(folder, letter)));
      must('L48: one letter, about the first time she asked', others.length === 0 && text.includes('March 1, 2025'));
      const code = letter.replace('.pdf', '');
      await lookback('posted', code, '--on', today(telling), '--proof', 'RA 123 456 789 US');
      await lookback('mail');
      await telling.idle();
      must(
        'U10: a mail each, in their language',
        telling.mails('noor@', 'documentos').length === 1 && telling.mails('maria@', 'records').length === 1,
      );
      note('operator', `posts one letter, code ${code}, and mails both`);

      const answered = await lookback('answered', code, '--on', addDays(today(telling), -1), '--channel', 'post');
      const reference = answered.slice(0, 9);
      await telling.idle();
      const { requests, searches } = await telling.caseFile(await telling.find(reference));
      must('L33: her answer is a request with its own date', requests['r1']?.dueOn === addDays(today(telling), 29));
      must('it is searched like any other', Object.keys(searches).length > 0);
      note('Maria', `writes back: ${reference}, due ${requests['r1']?.dueOn ?? ''}`);

      const done = counts.parse(JSON.parse(await lookback('progress')));
      must('L48: progress', done['unanswered'] === 2 && done['toWrite'] === 0 && done['askedAgain'] === 1);
      must('the certificate is signed', (await lookback('certificate')).includes('signed in'));
      const kept = join(folder, 'certificate-first.json');
      must('and holds', (await lookback('verify', kept)).includes('The signature holds'));
      writeFileSync(kept, readFileSync(kept, 'utf8').replace('\\"unanswered\\":2', '\\"unanswered\\":0'));
      must('a changed one does not', (await lookback('verify', kept)).includes('does not hold'));
      note('auditor', 'holds the certificate against its signature and the log');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
