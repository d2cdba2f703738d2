import type { Story } from './story.ts';

export const nobodyActs: Story = {
  name: 'nobody-acts',
  title:
    'Nobody acts: the ladder climbs, day 27 puts the choice, day 28 the executives, and the missed date is said honestly',
  rules: ['L15', 'L16', 'L48'],
  async play(telling) {
    const { note, must } = telling;
    const maria = await telling.file(await telling.marias({ wants: ['records'] }));
    await (await telling.as('rosa')).post(`/desk/cases/${maria.id}/owner`, { owner: 'Dana', backup: 'Lee' });
    note('Rosa (reviewer)', 'gives the case to Dana, with Lee as backup; both are away');
    await telling.toDay(maria, 10);
    await telling.toDay(maria, 20);
    must(
      'L15: unread at the next rung, the backup is told',
      telling.mails('backup', 'acknowledged day 10').length === 1,
    );
    await telling.toDay(maria, 25);
    must('L15: unread again, the executives are told', telling.mails('chief', 'acknowledged day').length >= 1);
    await telling.toDay(maria, 27);
    const choice = Object.values((await telling.caseFile(maria.id)).tasks).find((t) => t.kind === 'deadline-choice');
    must('L16: day 27 puts the choice before people', choice?.open === true);
    must(
      'L16: in the mail too',
      (telling.mails('compliance@', 'Day 27:').at(-1)?.text ?? '').includes('marked partial'),
    );
    await telling.toDay(maria, 28);
    must('L16: day 28 goes to the executives', telling.mails('chief', 'Day 28:').length === 1);
    await telling.toDay(maria, 30);
    must('nothing was decided by itself', !(await telling.events(maria.id)).some((e) => e.type === 'request-answered'));

    await telling.toDay(maria, 31);
    await telling.toDay(maria, 32);
    const missed = (await telling.events(maria.id)).filter((e) => e.type === 'deadline-missed');
    must('L16: missed once, with its owner', missed.length === 1 && missed[0]?.owner === 'Dana');
    must('L16: she is told honestly, once', telling.mails('maria@', 'We are late').length === 1);
    must('L16: the executives hear of it again each day', telling.mails('chief', 'Day 32:').length === 1);
    const logged = [...telling.stack.logs('sweep'), ...telling.stack.logs('remind')].filter((l) =>
      l.includes('DEADLINE_MISSED'),
    );
    must('L16: the line that rings is written each day', logged.length >= 2);
    const row = (await telling.asked(maria.id))[0];
    must('L48: the report has the row, with the owner', row?.missedDeadline === true && row.missedOwner === 'Dana');
    note(
      'auditor',
      `sees ${maria.reference}: due ${row?.dueOn ?? ''}, missed, owner ${row?.missedOwner ?? ''}, ${row?.answer ?? ''}`,
    );
    must('the case is still open', (await telling.caseState(maria.id)).phase === 'open');
  },
};
