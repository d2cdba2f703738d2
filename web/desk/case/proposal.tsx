import { Details, Notification } from '../../components/panels.tsx';
import { useDesk, useReading } from '../context.ts';
import { Form, Why } from '../form.tsx';
import { previewAnswer } from '../schemas.ts';
import { Act } from './act.tsx';
import { useCase } from './context.ts';
import { decisionWords } from './decision-words.ts';
import { copiesIn } from './names.ts';
import { PreviewBox } from './preview.tsx';
import { CopiesGoTo } from './who-it-is.tsx';

const statusWords = { open: 'Waits for a second person', approved: 'Approved', returned: 'Returned' } as const;

/** One proposal as the second person reads it: who, why, what is sent. Approving is for another person than the proposer, in the role approver. */
export function ProposalPage({ id }: { readonly id: string }) {
  const { it, order, done, at } = useCase();
  const { me, acts, name } = useDesk();
  const proposal = it.file.proposals[id];
  // Once a visit: each reading is an entry in the log.
  const reading = useReading(`/desk/cases/${it.id}/proposals/${id}/view`, previewAnswer, 0, 'POST');
  if (proposal === undefined) return <p>There is no such proposal.</p>;
  const mine = proposal.by === me.id;
  return (
    <>
      <p>
        <a class="back" href={at('decide')}>
          All decisions
        </a>
      </p>
      <h2>{decisionWords(proposal.decision, it)}</h2>
      <p>
        <span class={`tag ${proposal.status === 'open' ? 'soon' : 'open'}`}>{statusWords[proposal.status]}</span>{' '}
        Proposed by {name(proposal.by)}
        {proposal.approvedBy === undefined ? '' : `, approved by ${name(proposal.approvedBy)}`}
        {proposal.returned === undefined ? '' : `, returned by ${name(proposal.returned.by)}`}.
      </p>
      {reading.kind === 'waiting' && <p role="status">Reading the proposal.</p>}
      {reading.kind === 'fault' && <Notification tone="alert" title={reading.text} />}
      {reading.kind === 'here' && (
        <>
          {reading.value.returned !== undefined && (
            <>
              <h3>Why it was returned</h3>
              <blockquote class="words">{reading.value.returned}</blockquote>
            </>
          )}
          <h3>What the proposer relied on</h3>
          <blockquote class="words">{reading.value.note}</blockquote>
          <h3>{proposal.status === 'open' ? 'What is sent when you approve' : 'What the person reads'}</h3>
          <PreviewBox preview={reading.value} />
        </>
      )}
      {acts && <CopiesGoTo ids={copiesIn(proposal.decision, it)} />}
      {acts && proposal.status === 'open' && (
        <>
          {mine && <Notification title="You proposed this. Another person approves it." />}
          {mine ? (
            <Act
              label="Take it back"
              onSend={() => order(`proposals/${id}`, { type: 'return' })}
              onDone={() => done('Returned. Nothing was sent.')}
            />
          ) : (
            <>
              <Act
                kind="main"
                label="Approve"
                onSend={() => order(`proposals/${id}`, { type: 'approve' })}
                onDone={() => done('Approved. What follows from it is under way.')}
              />
              <Details summary="Return it">
                <Form
                  id={`return-${id}`}
                  send="Return it"
                  kind="second"
                  check={({ note = '' }) => (note.trim() === '' ? { note: 'Write why in at least 10 characters' } : {})}
                  onSend={({ note }) => order(`proposals/${id}`, { type: 'return', note })}
                  onDone={() => done('Returned. Nothing was sent.')}
                >
                  <Why label="Why you return it" hint="At least 10 characters. The one who proposed it reads it." />
                </Form>
              </Details>
            </>
          )}
        </>
      )}
    </>
  );
}
