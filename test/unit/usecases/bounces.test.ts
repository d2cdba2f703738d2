import '../../fuzz/quiet.ts';
import { describe, expect, it } from 'vitest';
import { isAnswer } from '../../../shared/domain/case/tracks/answers.ts';
import { mailTemplates } from '../../../shared/domain/case/vocabulary.ts';
import { load } from '../../../shared/usecases/case-log.ts';
import { delivery, outcomes, softBounce } from '../../fixtures/ses-outcomes.ts';
import { close } from '../domain/given.ts';
import { cell, minute } from './given-mail.ts';

describe(`G25: ${mailTemplates.length} mails x ${outcomes.length} outcomes, ${mailTemplates.length * outcomes.length} cells`, () => {
  it.each(outcomes)(
    '$name: of every mail a person or a letter within an hour, and never an answered case',
    async (outcome) => {
      const wrong: string[] = [];
      for (const template of mailTemplates) {
        const made = await cell(template, outcome);
        if (made.before !== 'closed') wrong.push(`${template}: the case was ${made.before} before`);
        if (made.lateMs > 60 * minute) wrong.push(`${template}: nobody was told within an hour`);
        if (made.state.phase !== 'open') wrong.push(`${template}: the case counts as answered`);
        const lost = made.state.file.mails[made.mail];
        if (lost?.status !== 'bounced' || lost.to !== 'subject' || !isAnswer(lost)) continue;
        // No press on "Close" makes an answer of what came back.
        for (const { id: task, open } of Object.values(made.state.file.tasks))
          if (open) await made.door.order(made.id, close(task)).catch(() => undefined);
        if ((await load(made.door.deps, made.id)).state.phase !== 'open') wrong.push(`${template}: closed by hand`);
      }
      expect(wrong).toEqual([]);
    },
  );
});

describe('G25: what SES says afterwards', () => {
  const after = async (name: string) => {
    const outcome = outcomes.find((one) => one.name === name);
    if (!outcome) throw new Error(name);
    return await cell('V7', outcome);
  };

  it.each(['delivery delay', 'taken, and silence'])(
    '%s: the task closes by itself when the mail arrives, and the case with it',
    async (name) => {
      const { door, id, mail, say, state } = await after(name);
      expect(state.file.tasks[`mail-unconfirmed.${mail}`]?.open).toBe(true);
      await say(delivery);
      const late = await load(door.deps, id);
      expect(late.state).toMatchObject({
        phase: 'closed',
        file: { tasks: { [`mail-unconfirmed.${mail}`]: { open: false } } },
      });
    },
  );

  it('an automatic reply to a mail that arrived is nobody’s task', async () => {
    const reply = { name: 'reply', says: [delivery, softBounce] };
    const { state, lateMs } = await cell('V7', reply);
    expect([state.phase, lateMs]).toEqual(['closed', Number.POSITIVE_INFINITY]);
  });

  it('what a person has closed is not asked again while SES stays silent', async () => {
    const { door, id, mail } = await after('taken, and silence');
    await door.order(id, close(`mail-unconfirmed.${mail}`));
    await door.order(id, { type: 'tick', by: 'sweep' });
    expect((await load(door.deps, id)).state.phase).toBe('closed');
  });
});
