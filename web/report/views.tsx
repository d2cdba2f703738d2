import type { VNode } from 'preact';
import { type Answers, isFor } from '../../shared/content/form/answers.ts';
import type { FormWords, QuestionWords } from '../../shared/content/form/words.ts';
import { AddressBefore, AddressNow, Name } from './about.tsx';
import { Cards } from './cards.tsx';
import { Birth } from './dates.tsx';
import { Authority, Identity, OfficerCopy, OtherPapers, ReportProof } from './documents.tsx';
import { Accounts, Acting, Details, Happened, HasCards, Own, Wants, Who } from './happened.tsx';
import { ofWhom, type PartProps } from './part.ts';
import { Asker, Contact, Easier } from './reach.tsx';
import type { ScreenId } from './screens.ts';
import { Check, Sign } from './send.tsx';

interface View {
  readonly view: (props: PartProps) => VNode;
  readonly question: (words: FormWords, answers: Answers) => QuestionWords;
}

const whose = (answers: Answers) => (isFor(answers) === 'officer' ? 'officer' : 'other');

const views: Readonly<Record<ScreenId, View>> = {
  'happened/who': { view: Who, question: (w) => w.who },
  'happened/acting': { view: Acting, question: (w) => w.acting },
  'happened/what': { view: Happened, question: (w) => w.happened },
  'happened/accounts': { view: Accounts, question: (w) => w.accounts },
  'happened/details': { view: Details, question: (w) => w.details },
  'happened/has-cards': { view: HasCards, question: (w, a) => w.hasCards[ofWhom(a)] },
  'happened/cards': { view: Cards, question: (w, a) => w.cards[ofWhom(a)] },
  'happened/own': { view: Own, question: (w, a) => w.own[ofWhom(a)] },
  'happened/wants': { view: Wants, question: (w) => w.wants },
  'about/name': { view: Name, question: (w, a) => w.name[ofWhom(a)] },
  'about/birth': { view: Birth, question: (w, a) => w.birth[ofWhom(a)] },
  'about/address': { view: AddressNow, question: (w, a) => w.address[ofWhom(a)] },
  'about/before': { view: AddressBefore, question: (w, a) => w.before[ofWhom(a)] },
  'reach/asker': { view: Asker, question: (w, a) => w.asker[whose(a)] },
  'reach/contact': { view: Contact, question: (w) => w.contact },
  'reach/easier': { view: Easier, question: (w) => w.easier },
  'documents/identity': { view: Identity, question: (w, a) => w.identity[ofWhom(a)] },
  'documents/report': { view: ReportProof, question: (w) => w.report },
  'documents/authority': { view: Authority, question: (w, a) => w.authority[whose(a)] },
  'documents/other': { view: OtherPapers, question: (w) => w.other },
  'documents/officer': { view: OfficerCopy, question: (w) => w.officer },
  'send/check': { view: Check, question: (w) => w.check },
  'send/sign': { view: Sign, question: (w) => w.sign },
};

export function titleOf(id: ScreenId, words: FormWords, answers: Answers): string {
  return views[id].question(words, answers).title;
}

export function viewOf(id: ScreenId, props: PartProps): VNode {
  const { view: View } = views[id];
  // Each step is a thing of its own: nothing typed on one lingers in another.
  return <View key={id} {...props} />;
}
