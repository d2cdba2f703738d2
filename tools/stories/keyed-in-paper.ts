import { randomUUID } from 'node:crypto';
import { addDays } from '../../shared/domain/time.ts';
import { createClient } from '../demo-client.ts';
import { keyIn, today } from './keyed-in.ts';
import type { Story } from './story.ts';

export const keyedInPaper: Story = {
  name: 'keyed-in-paper',
  title:
    'A letter lay at the store for 12 days, a chat tool heard of it 2 days ago; one call opens each case with its true date',
  rules: ['L4', 'L5', 'L11', 'L15', 'L49'],
  async play(telling) {
    const { note, must } = telling;
    const shown = await (await telling.as('frida')).get('/intake');
    const { version } = shown.fields('version');
    must('L49: the procedure is shown with its version', version !== '');
    must('a front-line agent sees nothing else', (await (await telling.as('frida')).try('/desk/queue', {})) >= 403);

    const paper = await keyIn(telling, 'frida', 12, { channel: 'store', procedure: version });
    note('Frida (front line)', `keys in a letter that came 12 days ago: ${paper.reference}`);
    must('L11: due 30 days after it came', paper.dueOn === addDays(today(telling), 18));
    must('the agent has words for the person', paper.tell.includes(paper.reference));
    const file = await telling.caseFile(paper.id);
    const request = file.requests['r1'];
    must(
      'L4: the log says who wrote it down, and when',
      request?.enteredOn === today(telling) && request.enteredBy !== '',
    );
    must('L5: her own letter is the request', request?.form === 'own-letter');
    const reminders = telling.mails('compliance@', 'Day ');
    must(
      'L15: the missed reminder is sent once',
      reminders.length === 1 && (reminders[0]?.subject ?? '').startsWith('Day 10:'),
    );
    must(
      'it is searched like any other',
      Object.values(file.searches).every((s) => s.status === 'ended'),
    );
    must('she is written to', telling.mails('maria@', paper.reference).length === 1);

    const row = (await telling.asked(paper.id))[0];
    must('L48: back-dating stands in the report', row?.backdatedDays === 12);
    note(
      'auditor',
      `sees: came ${row?.receivedOn ?? ''}, entered ${row?.enteredOn ?? ''}, ${row?.backdatedDays ?? 0} days later`,
    );
    const chat = createClient(telling.stack.apiUrl, await telling.stack.signInTool());
    const caught = await chat.post(
      '/intake',
      {
        channel: 'chat',
        form: 'message',
        receivedOn: addDays(today(telling), -2),
        said: 'Somebody bought at your shop with my card.',
        procedure: version,
        report: { name: { given: 'Noor' }, email: 'noor@mail.example' },
      },
      { 'idempotency-key': randomUUID() },
    );
    const { reference, dueOn } = caught.fields('reference', 'dueOn');
    note('chat tool', `opens a case by itself, with the day of the first message: ${reference}, due ${dueOn}`);
    must('L49: a program opens a case in one call, with its true date', dueOn === addDays(today(telling), 28));
    must('G14: it hears nothing of the desk', (await chat.try('/desk/queue', {})) >= 401);
    const impostor = await telling.stack.signInTool('a-secret-of-somebody-else').catch(() => 'refused');
    must('G14: a wrong secret gets no token', impostor === 'refused');

    must(
      'a date to come is refused',
      (await (
        await telling.as('frida')
      ).try('/intake', {
        channel: 'store',
        form: 'spoken',
        receivedOn: addDays(today(telling), 1),
        report: { name: { given: 'Maria' } },
      })) >= 400,
    );
  },
};
