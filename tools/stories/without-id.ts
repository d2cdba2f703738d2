import type { Story } from './story.ts';

export const withoutId: Story = {
  name: 'without-id',
  title: 'Maria has no photo ID: her confirmed card and her phone on the account prove who she is; the claim is waived',
  rules: ['L18', 'L20', 'L21', 'L22', 'L23'],
  async play(telling) {
    const maria = await telling.file(await telling.marias());
    const { id } = maria;
    const rosa = await telling.as('rosa');
    const proof = (method: string, covers: readonly string[], note: string) => ({
      method,
      covers,
      documents: [],
      note,
    });
    telling.must(
      'L18: matching does not prove the claim',
      (await rosa.try(`/desk/cases/${id}/proof`, proof('matching', ['report'], 'It surely is her.'))) === 409,
    );
    await telling.decideMatches(id);
    await rosa.post(`/desk/cases/${id}/proof`, proof('matching', ['identity'], 'Card and phone match the account.'));
    telling.note('Rosa (reviewer)', 'records the proof by matching: card and phone, match or no match, no values');
    await rosa.post(
      `/desk/cases/${id}/proof`,
      proof('waiver', ['report'], 'The bank confirmed the four purchases by phone.'),
    );
    await telling.idle();
    const file = await telling.caseFile(id);
    telling.must(
      'L20: who waived and how is recorded',
      file.proofsRecorded.some((p) => p.method === 'waiver' && p.by !== ''),
    );
    telling.must('L21: verified', file.proof.status === 'verified');
    await telling.freezeAll(id);
    await telling.release(id);
    telling.must('L23: records leave after it', (await telling.openRecords(maria)).length > 3);

    const stranger = await telling.file(
      await telling.marias({ cards: [{ last4: '4242', expMonth: 4, expYear: 2030 }], ownAccounts: [] }),
      'A stranger',
    );
    await telling.decideMatches(stranger.id);
    telling.must(
      'L21 T1: name, address, phone, e-mail and last 4 are not enough',
      (await rosa.try(
        `/desk/cases/${stranger.id}/proof`,
        proof('matching', ['identity'], 'Knows a lot about her.'),
      )) === 409,
    );
    telling.note('A stranger', 'who knows her name, address, phone, e-mail and last 4 gets no further');
  },
};
