import { maria } from '../../local/demo-shop/people.ts';
import { pdfText, postEverything } from './post-room.ts';
import { recordProof } from './recipients.ts';
import type { Story } from './story.ts';

/** An address that stands on no account of the demo. */
export const poBox = {
  lines: ['PO Box 77'],
  city: 'Queens',
  region: 'NY',
  postalCode: '11101',
  country: 'US',
};

const station = { lines: ['1 Station Road'], city: 'Springfield', region: 'VA', postalCode: '22150', country: 'US' };

export const postAllTheWay: Story = {
  name: 'post-all-the-way',
  title:
    'Maria has no e-mail: every message is a letter of the same words, and her records come on paper, as does her officer’s copy',
  rules: ['L37', 'L32', 'L34', 'L36', 'U9', 'T1'],
  async play(telling) {
    const her = await telling.file(
      await telling.marias({
        contact: 'post',
        email: undefined,
        addresses: [poBox],
        ownAccounts: [maria.email],
        officer: { agency: 'Springfield Police', name: 'Officer Kim', address: station },
      }),
    );
    const { id } = her;
    const [receipt] = await postEverything(telling, id);
    telling.must('L8: the receipt says reference and date', receipt?.text.includes(her.reference) === true);
    telling.must(
      'L37: name and address stand in the window',
      receipt?.text.includes('Maria Example PO Box 77') === true,
    );

    const rosa = await telling.as('rosa');
    await rosa.post(`/desk/cases/${id}/ask`, {});
    await telling.toDay(her, 4);
    telling.must(
      'ux rule 10: nothing posted after one business day is a mail to compliance',
      telling.mails('compliance', 'A letter was not posted').length === 1,
    );
    await postEverything(telling, id);
    telling.must(
      'and the task closes when it is posted',
      Object.values((await telling.caseFile(id)).tasks).every((t) => t.kind !== 'letter-unposted' || !t.open),
    );

    await telling.decideMatches(id);
    const proof = { documents: [], note: 'She holds the card, and her phone is on the account.' };
    const again = await telling.as('rosa');
    await again.post(`/desk/cases/${id}/proof`, { ...proof, method: 'matching', covers: ['identity'] });
    await again.post(`/desk/cases/${id}/proof`, { ...proof, method: 'waiver', covers: ['report'] });
    await telling.idle();
    await telling.freezeAll(id);
    await recordProof(telling, id, 'officer', { covers: ['call-back'], source: 'government-directory' });
    await telling.release(id);
    telling.must('L37: not closed before the records are posted', (await telling.caseState(id)).phase === 'open');
    const envelopes = await postEverything(telling, id);
    const envelope = envelopes.find((p) => p.letter.startsWith('V7.'));
    telling.must('L37: letter, list, what was used and records in one envelope', envelope?.files.length === 4);
    const his = envelopes.find((p) => p.letter.startsWith('L1.officer.'));
    telling.must(
      'L34: the officer she named gets his copy by post, in an envelope of his own',
      his?.files.length === 4 && his.text.includes('Officer Kim, Springfield Police 1 Station Road'),
    );
    telling.must('without a word about her in his letter', his?.text.includes('Maria') === false);
    telling.must('the letter says so', envelope?.text.includes('Your records are in this envelope.') === true);
    const list = envelope?.files.find((f) => f.name === '1-letter-and-list.pdf');
    telling.must(
      'L28: with the list of records',
      list !== undefined && (await pdfText(list.content)).includes('Supplied'),
    );
    telling.must(
      'L37: date and proof are stored',
      (await telling.events(id)).some((e) => e.type === 'letter-posted' && e.letter.startsWith('V7.')),
    );
    telling.must('answered and closed', (await telling.caseState(id)).phase === 'closed');
    telling.must('not one e-mail to her', telling.mails(maria.email).length === 0);
    telling.must('G19: the log verifies', (await telling.verify(id)).found.length === 0);
  },
};
