import PDFDocument from 'pdfkit';
import { eicar } from '../../local/endpoints/s3/scanner.ts';
import type { Story } from './story.ts';
import { documentLines } from './telling.ts';

export const evidenceThatFails: Story = {
  name: 'evidence-that-does-not-work',
  title:
    'A file with a virus, a locked PDF and a picture that is none: each is told in words, and none of them reaches anybody',
  rules: ['T6', 'L8', 'U16'],
  async play(telling) {
    const { note, must } = telling;
    const her = await telling.file(await telling.marias());
    const bad = [
      await telling.sendDocument(her, 'identity', Buffer.from(eicar)),
      await telling.sendDocument(her, 'report', await lockedPdf()),
      await telling.sendDocument(her, 'identity', Buffer.from('GIF89a, or so it says')),
    ];
    await telling.idle();
    const { documents, proof, mails } = await telling.caseFile(her.id);
    const reasons = bad.map((id) => {
      const d = documents[id];
      return d?.status === 'refused' ? d.reason : d?.status;
    });
    must(
      'T6: none of them is taken',
      bad.every((id) => documents[id]?.status === 'refused'),
    );
    must('each for its own reason', new Set(reasons).size === 3);
    const owed = Object.values(mails).filter((m) => m.template === 'V3');
    must(
      'V3: she is told by mail, once for each',
      owed.length === 3 && owed.every((m) => m.status === 'sent' || m.status === 'delivered'),
    );
    const lines = await documentLines(her);
    must(
      'U16: her page says in words what to do',
      lines.every((line) => line.split('. ').length > 1),
    );
    note('Maria', 'reads what became of her files', [...reasons.map(String), ...lines]);
    const rosa = await telling.as('rosa');
    must(
      'T6: nobody can look at one',
      (await rosa.try(`/desk/cases/${her.id}/documents/${bad[0]}/view`, { part: 1, note: 'To compare it.' })) === 409,
    );
    must(
      'L23: nor record proof with one',
      (await rosa.try(`/desk/cases/${her.id}/proof`, {
        covers: ['identity'],
        method: 'document',
        documents: [bad[0]],
        note: 'Looks right to me.',
      })) === 409,
    );
    must('L13: the date stands, proof is still wanted', proof.status === 'wanted');

    const good = await telling.sendDocument(her, 'identity');
    await telling.idle();
    must('a good one is taken afterwards', (await telling.caseFile(her.id)).documents[good]?.status === 'received');
  },
};

async function lockedPdf(): Promise<Buffer> {
  const document = new PDFDocument({ userPassword: 'secret', ownerPassword: 'more secret' });
  const parts: Buffer[] = [];
  document.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise<void>((resolve) => document.once('end', () => resolve()));
  document.text('Report');
  document.end();
  await ended;
  return Buffer.concat(parts);
}
