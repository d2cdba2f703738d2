import { keyIn } from './keyed-in.ts';
import type { Story } from './story.ts';

export const alreadyLate: Story = {
  name: 'already-late',
  title: 'A phone note turns up after 41 days: she is told at once and honestly, and so are the executives',
  rules: ['L4', 'L16', 'L48'],
  async play(telling) {
    const { note, must } = telling;
    const found = await keyIn(telling, 'rosa', 41, { channel: 'phone-note', form: 'spoken' });
    note('Rosa (reviewer)', `keys in a phone note of 41 days ago: ${found.reference}, was due ${found.dueOn}`);
    const types = (await telling.events(found.id)).map((e) => e.type);
    must('L16: the log says that the date was missed', types.includes('deadline-missed'));
    must('one reminder, the latest', types.filter((t) => t === 'reminder-fired').length === 1);
    must('L16: she is told honestly', telling.mails('maria@', 'We are late').length === 1);
    const receipt = telling.mails('maria@', found.reference)[0]?.text ?? '';
    must(
      'her receipt promises no date that has passed',
      !receipt.includes('We will answer by') && receipt.includes('We should have answered'),
    );
    must('L16: the executives are told', telling.mails('chief', 'Overdue').length === 1);
    const row = (await telling.asked(found.id))[0];
    must('L48: the report has the row', row?.missedDeadline === true && row.withoutRecords);
    note('auditor', `sees ${found.reference}: due ${row?.dueOn ?? ''}, missed, no records yet`);
  },
};
