import type { ComponentType } from 'preact';
import type { DeskCase } from '../schemas.ts';
import { AccountsPage } from './accounts.tsx';
import { openProposals, type SectionProps, tasksToDo } from './context.ts';
import { DecidePage, titleOfDecision } from './decide.tsx';
import { EvidencePage } from './evidence.tsx';
import { OverviewPage } from './overview.tsx';
import { PeoplePage } from './people.tsx';
import { ProofPage } from './proof.tsx';
import { RecordsPage } from './records.tsx';
import { RequestPage } from './request.tsx';
import { TimelinePage } from './timeline.tsx';

export interface Section {
  /** Its piece of the address. */
  readonly id: string;
  readonly label: string;
  readonly titleOf?: (path: readonly string[]) => string | undefined;
  readonly Page: ComponentType<SectionProps>;
  /** What waits there. */
  readonly count?: (it: DeskCase) => number;
}

/** The pages of a case, in the order of the work. The first is where one arrives. */
export const sections: readonly [Section, ...Section[]] = [
  { id: '', label: 'Overview', Page: OverviewPage, count: (it) => tasksToDo(it) },
  { id: 'request', label: 'Request', Page: RequestPage },
  {
    id: 'accounts',
    label: 'Accounts',
    Page: AccountsPage,
    count: ({ file }) => Object.values(file.matches).filter(({ status }) => status === 'undecided').length,
  },
  { id: 'evidence', label: 'Evidence', Page: EvidencePage },
  { id: 'proof', label: 'Proof', Page: ProofPage },
  { id: 'records', label: 'Records', Page: RecordsPage },
  {
    id: 'decide',
    label: 'Decide',
    titleOf: titleOfDecision,
    Page: DecidePage,
    count: (it) => openProposals(it).length,
  },
  { id: 'people', label: 'People', Page: PeoplePage },
  { id: 'timeline', label: 'Timeline', Page: TimelinePage },
];
