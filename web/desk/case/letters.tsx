import { returnReasons } from '../../../shared/domain/case/vocabulary.ts';
import { Details } from '../../components/panels.tsx';
import { useDesk } from '../context.ts';
import { shortDay } from '../dates.tsx';
import { Choose, Form, Text } from '../form.tsx';
import { letterName } from '../letter-words.ts';
import type { CaseFile } from '../schemas.ts';
import { Table } from '../table.tsx';
import { useCase } from './context.ts';
import { recipientName } from './names.ts';

type Letter = CaseFile['letters'][string];

const standWords: Readonly<Record<Letter['status'], string>> = {
  owed: 'To print',
  printed: 'Printed, to post',
  posted: 'Posted, with proof',
  returned: 'Came back',
  dropped: 'Not needed any more',
};
const returnWords: Readonly<Record<(typeof returnReasons)[number], string>> = {
  moved: 'Moved',
  unknown: 'Not known there',
  refused: 'Refused',
  unclaimed: 'Not picked up',
  other: 'Something else',
};

/** Every letter of the case, the posted ones too: one that comes back makes a request of its own, which the letter it was for answers (L33, L37). */
export function Letters() {
  const { it } = useCase();
  const { acts } = useDesk();
  const letters = Object.values(it.file.letters);
  const whose = ({ recipient = 'subject' }: Letter) => recipientName(it, recipient);
  return (
    <>
      <h2>Letters</h2>
      <Table
        caption="Letters"
        hideCaption
        rows={letters}
        keyOf={({ id }) => id}
        none="None. Everything went by email."
        columns={[
          { id: 'what', label: 'Letter', heads: true, cell: ({ template }) => letterName(template) },
          { id: 'to', label: 'To', cell: whose },
          {
            id: 'status',
            label: 'Stands',
            cell: ({ status, late, outdated }) =>
              outdated ? 'Kept back: its records may not go out' : standWords[status] + (late ? ' (late)' : ''),
          },
          {
            id: 'posted',
            label: 'Posted on',
            cell: ({ postedOn }) => (postedOn === undefined ? 'Not yet' : shortDay(postedOn)),
          },
        ]}
      />
      {letters.some(({ status }) => status === 'owed' || status === 'printed') && (
        <p>
          <a href="#/print">Letters to print and post</a>
        </p>
      )}
      {acts &&
        letters
          .filter(({ status }) => status === 'posted')
          .map((letter) => <CameBack key={letter.id} letter={letter} />)}
    </>
  );
}

function CameBack({ letter: { id, template, postedOn = '' } }: { readonly letter: Letter }) {
  const { it, order, done } = useCase();
  return (
    <Details summary={`Came back: ${letterName(template)}, posted on ${shortDay(postedOn)}`}>
      <Form
        id={`return-${id}`}
        send="It came back"
        kind="second"
        first={{ on: it.today }}
        check={({ why = '' }) => (why === '' ? { why: 'Choose what was written on it' } : {})}
        onSend={({ on, why }) => order(`letters/${encodeURIComponent(id)}`, { type: 'return-letter', on, why })}
        onDone={() => done('It is written down. What follows from it stands on the overview.')}
      >
        <Text name="on" label="Came back on" hint="Like 2026-03-31" width="short" />
        <Choose
          name="why"
          label="What was written on it"
          options={returnReasons.map((value) => ({ value, label: returnWords[value] }))}
        />
      </Form>
    </Details>
  );
}
