import { identifierWords, stuckWords } from '../../../shared/content/desk/words.ts';
import { useDesk } from '../context.ts';
import { day, moment } from '../dates.tsx';
import type { DeskCase } from '../schemas.ts';
import { Table } from '../table.tsx';
import { Act } from './act.tsx';
import { type SectionProps, useCase } from './context.ts';
import { MatchPage } from './match.tsx';
import { matchWords, systemName } from './names.ts';
import { SearchPage } from './search-by-hand.tsx';

/** What was searched, and what was found; each account has its page. */
export function AccountsPage({ path: [first = '', second = ''] }: SectionProps) {
  const { it } = useCase();
  if (first === 'search') return <SearchPage system={second} />;
  const match = it.file.matches[first];
  if (match !== undefined) return <MatchPage match={match} />;
  return (
    <>
      <Searches />
      <h2>Accounts found</h2>
      <Table
        caption="Accounts on which something of the person’s stands"
        hideCaption
        rows={Object.values(it.file.matches)}
        keyOf={({ id }) => id}
        none="No account was found so far."
        columns={[
          {
            id: 'account',
            label: 'Account',
            heads: true,
            cell: ({ id, account }) => <MatchLink id={id} account={account} />,
          },
          { id: 'system', label: 'System', cell: ({ system }) => systemName(it, system) },
          {
            id: 'rests',
            label: 'Rests on',
            cell: ({ basis }) =>
              basis.map(({ kind, exact }) => `${identifierWords[kind]} (${exact ? 'the same' : 'alike'})`).join(', '),
          },
          {
            id: 'status',
            label: 'Stands',
            cell: ({ status }) => (
              <span class={`tag ${status === 'undecided' ? 'soon' : status === 'confirmed' ? 'met' : 'open'}`}>
                {matchWords[status]}
              </span>
            ),
          },
          { id: 'steps', label: 'Steps', cell: ({ id }) => stepCount(it, id) },
        ]}
      />
    </>
  );
}

function MatchLink({ id, account }: { readonly id: string; readonly account: string }) {
  const { at } = useCase();
  return (
    <a class="row-link" href={at('accounts', id)}>
      {account}
    </a>
  );
}

function stepCount({ file }: DeskCase, match: string): string {
  const steps = Object.values(file.steps).filter((step) => step.match === match);
  const done = steps.filter(({ outcome }) => outcome === 'done').length;
  const stuck = steps.filter(({ outcome }) => outcome === 'parked' || outcome === 'refused').length;
  return steps.length === 0 ? 'None' : `${done} of ${steps.length} done${stuck > 0 ? `, ${stuck} stuck` : ''}`;
}

function Searches() {
  const { it, order, done, at } = useCase();
  const { acts } = useDesk();
  return (
    <>
      <h2>Systems searched</h2>
      <Table
        caption="Systems searched"
        hideCaption
        rows={Object.entries(it.file.searches)}
        keyOf={([system]) => system}
        none="The search has not started yet."
        columns={[
          { id: 'system', label: 'System', heads: true, cell: ([system]) => systemName(it, system) },
          {
            id: 'status',
            label: 'Stands',
            cell: ([, search]) =>
              search.status === 'ended'
                ? `Ended ${moment(search.endedAt ?? '', it.file.timeZone)}`
                : search.status === 'parked'
                  ? (stuckWords[search.reason ?? ''] ?? 'Did not come to an end')
                  : search.byHand === undefined
                    ? 'Under way'
                    : `Searched by hand, answer by ${day(search.byHand.answerBy)}`,
          },
          {
            id: 'found',
            label: 'Found',
            cell: ([, { hits }]) =>
              hits === undefined ? 'Not known yet' : hits === 1 ? '1 account' : `${hits} accounts`,
          },
          {
            id: 'act',
            label: 'Do',
            cell: ([system, search]) =>
              !acts || search.status === 'ended' ? (
                'Nothing'
              ) : search.byHand !== undefined ? (
                <a href={at('accounts', 'search', system)}>Search by hand</a>
              ) : search.status === 'parked' ? (
                <>
                  {search.reason === 'too-many' && <a href={at('accounts', 'search', system)}>Search by hand</a>}
                  <Act
                    label="Search again"
                    about={systemName(it, system)}
                    onSend={() => order(`searches/${system}`, {})}
                    onDone={() => done('The search starts again.')}
                  />
                </>
              ) : (
                'Wait'
              ),
          },
        ]}
      />
    </>
  );
}
