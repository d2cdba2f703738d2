import { grounds } from '../../shared/domain/case/vocabulary.ts';
import type { Story } from './story.ts';
import type { Filed, Telling } from './telling.ts';

const facts = {
  A: 'The purchase was at another company with a similar name.',
  B: 'The photo on the ID and the date of birth do not fit the report.',
  C: 'The police report has a number that belongs to another case.',
  D: 'The list of pages that were visited on our site.',
} as const;

export const declined: Story = {
  name: 'declined',
  title: 'Four people are declined, one on each ground of the law, each with facts and what would change it',
  rules: ['L38', 'L39', 'T9', 'U16'],
  async play(telling) {
    for (const ground of grounds) {
      const email = `person-${ground.toLowerCase()}@mail.example`;
      const person = await telling.file(
        await telling.marias({ email, ownAccounts: [], ...(ground === 'C' ? {} : { cards: [] }) }),
        `Person ${ground}`,
      );
      if (ground === 'C') await everythingDone(telling, person);
      const decision = { kind: 'decline', request: 'r1', ground } as const;
      const rosa = await telling.as('rosa');
      telling.must(
        'L38: no decline without facts',
        (await rosa.try(`/desk/cases/${person.id}/proposals`, { decision, note: 'I relied on the file.' })) === 422,
      );
      await telling.decide(person.id, decision, 'Compared with the report and the file.', facts[ground]);
      const answer = await person.her.get('/case/answer');
      const said = JSON.stringify(answer.list('parts').map((p) => p.texts('text')));
      telling.must(`L38: the letter names ground (${ground})`, said.includes(`1681g(e)(5)(${ground})`));
      telling.must('L38: and the facts', said.includes(facts[ground]));
      telling.must(
        'L38: her mail carries no reason',
        telling.mails(`person-${ground.toLowerCase()}`, 'Our decision').length === 1,
      );
      if (ground === 'C') await whatStands(telling, person);
      telling.note(person.who, `is declined on (${ground}) and reads why`, [facts[ground]]);
    }
  },
};

/** The card came off and the accounts were stopped before it came out that what was told is not so. */
async function everythingDone(telling: Telling, person: Filed): Promise<void> {
  await telling.decideMatches(person.id);
  await telling.prove(person);
  await telling.freezeAll(person.id);
}

/** Nothing is undone by itself and nothing is forgotten: what stands on each account is a person's to say (Rosa). */
async function whatStands(telling: Telling, person: Filed): Promise<void> {
  const file = await telling.caseFile(person.id);
  const frozen = Object.values(file.steps).filter((s) => s.action === 'freeze' && s.outcome === 'done');
  telling.must('L44: the accounts are still frozen', frozen.length > 0);
  telling.must(
    'L38: and whether they stay so is a task for each',
    frozen.every((s) => file.tasks[`stands-after-decline.${s.match}`]?.open === true),
  );
  const rosa = await telling.as('rosa');
  for (const task of Object.values(file.tasks).filter((t) => t.open && t.kind === 'stands-after-decline'))
    await rosa.post(`/desk/cases/${person.id}/tasks/${task.id}`, { note: 'Counsel: they stay.' });
  await telling.idle();
  telling.must('then the case is closed', (await telling.caseState(person.id)).phase === 'closed');
}
