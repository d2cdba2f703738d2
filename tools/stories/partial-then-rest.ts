import type { Story } from './story.ts';

/** Milliseconds; a try with its retries ends within half of it. */
const hour = 3_600_000;

export const partialThenRest: Story = {
  name: 'partial-then-rest',
  title: 'A system goes down on one account: what there is goes out on time and says so, the rest follows',
  rules: ['L16', 'L25', 'L40'],
  async play(telling) {
    const maria = await telling.file(await telling.marias());
    const { id } = maria;
    await telling.prove(maria);
    telling.stack.shop.set({ down: true });
    telling.note('shop', 'is down from here on');
    await telling.decideMatches(id);
    await telling.toDay(maria, 5);
    // What is parked is tried again once a day, and such a try may be under way at this very hour.
    await telling.stack.clock.advanceTo(telling.stack.clock.now() + hour);
    const parked = Object.values((await telling.caseFile(id)).steps).filter((s) => s.outcome === 'parked');
    telling.must('L25: what could not be done is parked to a person', parked.length > 0);

    const rosa = await telling.as('rosa');
    await rosa.post(`/desk/cases/${id}/packages`, { request: 'r1' });
    await telling.idle();
    telling.note('Rosa (reviewer)', 'orders a package of what there is');
    await telling.release(id);
    const part = await telling.openRecords(maria);
    const answered = (await telling.caseFile(id)).requests['r1']?.answer;
    telling.must('L40: it is released as a part', answered?.partial === true);
    telling.must(
      'L40: she is told that some are ready',
      telling.mails('maria', 'Some of your records are ready').length === 1,
    );
    const status = await maria.her.get('/case');
    telling.must('L40: her page says partly', status.fields('word').word === 'partly');
    const parts = async () =>
      (await maria.her.get('/case/answer')).list('parts').map((p) => p.fields('heading').heading);
    telling.must('L40: and that the rest follows', (await parts()).includes('The rest'));

    telling.stack.shop.set({ down: false });
    telling.note('shop', 'is back');
    for (const step of parked) await rosa.post(`/desk/cases/${id}/steps/${step.id}`, { type: 'retry-step' });
    await telling.idle();
    const waiting = Object.values((await telling.caseFile(id)).tasks).filter(
      (t) => t.open && t.kind === 'release-rest',
    );
    telling.must('L40: the rest that is packed is somebody’s task', waiting.length === 1);
    await telling.release(id);
    const whole = await telling.openRecords(maria);
    const size = (files: typeof part) => files.find((f) => f.name === 'records.json')?.content.length ?? 0;
    telling.must('L40: the rest is in the second package', size(whole) > size(part));
    telling.must('L40: her page does not promise a rest that she has', !(await parts()).includes('The rest'));
    const history = (await maria.her.get('/case')).list('history').map((line) => line.fields('what').what);
    telling.must('L40: and says that it was sent', history.includes('records-rest'));
    const { requests } = await telling.caseFile(id);
    telling.must('L13 L40: the answer given on time stays the answer', requests['r1']?.answer?.at === answered?.at);
  },
};
