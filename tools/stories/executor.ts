import { askedBy, nothingToMaria, recordProof, upToRelease } from './recipients.ts';
import type { Story } from './story.ts';

const executor = 'luis.albacea@familia.example';

export const executorStory: Story = {
  name: 'executor',
  isLong: true,
  title: 'An executor asks in Spanish for somebody who died, and gets the records with the court’s paper',
  rules: ['L8', 'L36', 'U10'],
  async play(telling) {
    const { note, must } = telling;
    const requester = { kind: 'executor', name: 'Luis Ejemplo', email: executor } as const;
    const luis = await telling.file(await askedBy(telling, requester, { language: 'es' }), 'Luis (albacea)');
    const received = telling.mails(executor)[0]?.text ?? '';
    must('L8: the one list asks for the paper that lets him act', received.includes('puede actuar por esta persona'));
    must('nobody writes to the one who died', nothingToMaria(telling));

    await upToRelease(telling, luis);
    const letters = await telling.sendDocument(luis, 'authority');
    await recordProof(telling, luis.id, 'requester', { covers: ['authority'], documents: [letters] });
    note('Rosa (reviewer)', 'records the court’s letters');
    await telling.release(luis.id);
    const files = await telling.openRecords(luis);
    must(
      'L36: he gets the whole copy',
      files.some((f) => f.name === 'records.json'),
    );
    must(
      'U10: every mail to him is Spanish',
      telling.mails(executor).every((m) => !/\bYour\b/u.test(m.subject)),
    );
  },
};
