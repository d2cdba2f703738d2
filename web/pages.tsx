import type { VNode } from 'preact';
import { formEn } from '../shared/content/form/en.ts';
import { formEs } from '../shared/content/form/es.ts';
import { noticeEn } from '../shared/content/pages/notice-en.ts';
import { noticeEs } from '../shared/content/pages/notice-es.ts';
import { plainEn } from '../shared/content/pages/plain-en.ts';
import { plainEs } from '../shared/content/pages/plain-es.ts';
import { printEn } from '../shared/content/pages/print-en.ts';
import { printEs } from '../shared/content/pages/print-es.ts';
import { statusEn } from '../shared/content/pages/status-en.ts';
import { statusEs } from '../shared/content/pages/status-es.ts';
import type { Language } from '../shared/domain/brand.ts';
import { DeskShell } from './desk/shell.tsx';
import { brandTokens } from './fill-pages.ts';
import { Link } from './link/link.tsx';
import { Notice } from './notice/notice.tsx';
import type { PageData } from './page-data.ts';
import { Lost, Plain } from './plain/plain.tsx';
import { Print } from './print/print.tsx';
import { Report } from './report/report.tsx';
import { Status } from './status/status.tsx';

/** One page of the site, as it is built in one language. */
export interface PageSource {
  /** Path in English; Spanish is under `/es`. */
  readonly path: string;
  readonly title: Readonly<Record<Language, string>>;
  /** What is prerendered. A page with an entry hydrates with the same. */
  readonly view: (language: Language) => VNode;
  /** Name of its entry in web/entries.ts, without the language; none: a page without script. */
  readonly entry?: string;
  /** Kept out of search engines. */
  readonly hidden?: boolean;
  /** There is a form on one page in its place, for a browser without a script. */
  readonly basic?: boolean;
  /** For staff: in English only, kept out of search engines, with the data block of the desk. */
  readonly staff?: boolean;
}

const form = { en: formEn, es: formEs };
const status = { en: statusEn, es: statusEs };

/** While pages are built: no first question depends on the policy. */
const noData: PageData = {
  brand: brandTokens,
  policy: { version: '', since: '', needs: [], birthDate: false },
  cardField: '',
  sentences: {},
};

/** Every page there is. A new page is a line here and, when it has a script, one per language in web/entries.ts. */
export const pages: readonly PageSource[] = [
  { path: '/', title: { en: noticeEn.title, es: noticeEs.title }, view: () => <Notice /> },
  {
    path: '/report/',
    title: { en: `${formEn.who.title} - ${formEn.partShort(1)}`, es: `${formEs.who.title} - ${formEs.partShort(1)}` },
    view: (language) => <Report words={form[language]} data={noData} />,
    entry: 'report',
    basic: true,
  },
  {
    path: '/staff/',
    title: { en: 'Records desk', es: 'Records desk' },
    view: () => <DeskShell />,
    entry: 'desk',
    staff: true,
  },
  {
    path: '/status/',
    title: { en: statusEn.title, es: statusEs.title },
    view: (language) => <Status words={status[language]} cardField={noData.cardField} />,
    entry: 'status',
    hidden: true,
  },
  {
    path: '/link/',
    title: { en: statusEn.link.title, es: statusEs.link.title },
    view: (language) => <Link words={status[language]} />,
    entry: 'link',
  },
  { path: '/print/', title: { en: printEn.title, es: printEs.title }, view: () => <Print /> },
  {
    path: '/privacy/',
    title: { en: plainEn.privacy.title, es: plainEs.privacy.title },
    view: () => <Plain which="privacy" />,
  },
  {
    path: '/accessibility/',
    title: { en: plainEn.accessibility.title, es: plainEs.accessibility.title },
    view: () => <Plain which="accessibility" />,
  },
  { path: '/404/', title: { en: plainEn.lost.title, es: plainEs.lost.title }, view: () => <Lost />, hidden: true },
];
