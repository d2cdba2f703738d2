import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { wantWords } from '../../../shared/content/desk/words.ts';
import type { LookReason } from '../../../shared/domain/case/vocabulary.ts';
import type { PostalAddress } from '../../../shared/domain/records.ts';
import { address } from '../../../shared/schemas/fields.ts';
import { filedReport } from '../../../shared/schemas/report.ts';
import { Notification } from '../../components/panels.tsx';
import { type Reading, read, useDesk } from '../context.ts';
import { Form } from '../form.tsx';
import { happenedWords, helpWords, idWords, reportWords } from '../key-in-words.ts';
import type { DeskCase } from '../schemas.ts';
import { useCase } from './context.ts';
import { Facts } from './facts.tsx';
import { keepReason, LookWhy, reasonGiven } from './look-why.tsx';

/** With what was told since, which makes it longer than what can be filed. */
const toldReport = z.object({
  ...filedReport.shape,
  otherEmails: z.optional(z.array(z.string())),
  otherPhones: z.optional(z.array(z.string())),
  otherAddresses: z.optional(z.array(address)),
});
export type Told = z.output<typeof toldReport>;
const reportAnswer = z.object({ report: toldReport });

/** What was read in this tab already, by case: it is on the log once, and gone with the tab. `added`: how much was told since, when it was read. */
const opened = new Map<string, { readonly report: Told; readonly added: number }>();

/** The request once somebody opened it here; undefined before, and when more was told since: that was not read yet. */
export function readReport({ id, file }: Pick<DeskCase, 'id' | 'file'>): Told | undefined {
  const read = opened.get(id);
  return read?.added === (file.added ?? []).length ? read.report : undefined;
}

/** The request in the words of the person. To read it is written down. */
export function RequestPage() {
  const { it } = useCase();
  return <OpenReport>{(report) => <ReportFacts report={report} key={it.id} />}</OpenReport>;
}

/** Shows what needs the request once it was opened; before, the form that opens it. `why`: what this page is for. */
export function OpenReport(props: {
  readonly why?: LookReason;
  readonly onOpen?: () => void;
  readonly children: (report: Told) => preact.ComponentChildren;
}) {
  const { it, order } = useCase();
  const { acts } = useDesk();
  const [reading, setReading] = useState<Reading<{ report: Told }>>();
  const report = readReport(it);
  if (report !== undefined)
    return (
      <div id={shownId} tabIndex={-1}>
        {props.children(report)}
      </div>
    );
  if (!acts)
    return <p>Only a reviewer or an approver can read the request. You see everything that was done with it.</p>;
  const open = (body: unknown, why: string | undefined) => {
    const answered = read({ kind: 'done', body }, reportAnswer);
    if (answered.kind === 'here') {
      opened.set(it.id, { report: answered.value.report, added: (it.file.added ?? []).length });
      keepReason(it.id, why);
      props.onOpen?.();
      keepFocus();
    }
    setReading(answered);
  };
  return (
    <>
      <p>It holds personal data. The timeline says that you read it, and why.</p>
      {reading?.kind === 'fault' && <Notification tone="alert" title={reading.text} />}
      <Form
        id="open-request"
        send="Open the request"
        kind="second"
        first={{ why: props.why ?? reasonGiven(it.id) }}
        onSend={({ why = '' }) => order('report/view', { why })}
        onDone={(body, { why }) => open(body, why)}
      >
        <LookWhy />
      </Form>
    </>
  );
}

const shownId = 'request-shown';

/** The button that was pressed is gone: the focus is at what it brought. */
function keepFocus(): void {
  queueMicrotask(() => {
    if (document.activeElement === document.body)
      (document.getElementById(shownId) ?? document.querySelector<HTMLElement>('main h1'))?.focus();
  });
}

export function fullName({ name }: Told): string {
  return [name.given, name.middle, name.family].filter(Boolean).join(' ');
}

export function addressLine(address: PostalAddress): string {
  const { lines, city, region, postalCode, country } = address;
  return [...lines, [city, region, postalCode].filter(Boolean).join(' '), country === 'US' ? '' : country]
    .filter(Boolean)
    .join(', ');
}

function lines(all: readonly (string | undefined)[]) {
  const said = all.filter((one) => one !== undefined && one !== '');
  return said.length === 0 ? undefined : said.map((one) => <div key={one}>{one}</div>);
}

function yesOrNo(said: boolean | undefined, yes: string, no: string): string | undefined {
  return said === undefined ? undefined : said ? yes : no;
}

function ReportFacts({ report }: { readonly report: Told }) {
  const { requester } = report;
  const asker = requester === undefined || requester.kind === 'self' ? undefined : requester;
  return (
    <>
      {report.said !== undefined && report.said !== '' && (
        <>
          <h2>What the person said</h2>
          <blockquote class="words">{report.said}</blockquote>
        </>
      )}
      {report.details !== undefined && report.details !== '' && (
        <>
          <h2>What helps to find the records</h2>
          <blockquote class="words">{report.details}</blockquote>
        </>
      )}
      <h2>What happened</h2>
      <Facts
        rows={[
          ['Happened', lines(report.happened.map((what) => happenedWords[what]))],
          ['Wants', lines(report.wants.map((want) => wantWords[want]))],
          [
            'Accounts named',
            lines(
              (report.accounts ?? []).map(({ kind, number, month, year, amount }) =>
                [kind, number, [month, year].filter(Boolean).join('/'), amount].filter(Boolean).join(', '),
              ),
            ),
          ],
          [
            'Cards',
            lines(
              (report.cards ?? []).map(({ last4, expMonth, expYear, kind, bank, token }) =>
                [
                  `ends in ${last4}`,
                  expMonth === undefined ? '' : `${expMonth}/${expYear ?? ''}`,
                  kind,
                  bank,
                  token === undefined ? 'not confirmed' : 'confirmed with the provider',
                ]
                  .filter(Boolean)
                  .join(', '),
              ),
            ),
          ],
          ['Own accounts, left alone', lines(report.ownAccounts ?? [])],
        ]}
      />
      <h2>The person</h2>
      <Facts
        rows={[
          ['Name', fullName(report)],
          ['Other names used', lines(report.name.other ?? [])],
          ['To be called', report.callMe],
          ['Date of birth', report.birthDate],
          ['Addresses', lines(report.addresses.map(addressLine))],
          ['Phones', lines(report.phones ?? [])],
          ['Email', report.email],
          ['Addresses to search for only', lines((report.otherAddresses ?? []).map(addressLine))],
          ['Phones to search for only', lines(report.otherPhones ?? [])],
          ['Emails to search for only', lines(report.otherEmails ?? [])],
          ['Mail goes to', report.mailing === undefined ? undefined : addressLine(report.mailing)],
          ['Code word: say it first when you call', report.codeWord],
          ['Message on the phone', yesOrNo(report.phoneMessage, 'It is OK to leave one', 'Leave none')],
          ['Who could see the mail', yesOrNo(report.safeContact, 'Someone they live with could see it', 'No one')],
          ['What would help', lines((report.help ?? []).map((one) => helpWords[one]))],
          ['ID they send', report.proof?.identity && idWords[report.proof.identity]],
          ['Report they send', report.proof?.report && reportWords[report.proof.report]],
        ]}
      />
      {asker !== undefined && (
        <>
          <h2>Who asks for the person</h2>
          <Facts
            rows={[
              ['Name', asker.name],
              ['Organization', asker.kind === 'officer' ? asker.agency : asker.organisation],
              ['Email', asker.email],
              ['Phone', asker.phone],
              ['Address', asker.address === undefined ? undefined : addressLine(asker.address)],
            ]}
          />
        </>
      )}
      {report.officer !== undefined && (
        <>
          <h2>The officer who gets a copy</h2>
          <Facts
            rows={[
              ['Agency', report.officer.agency],
              ['Name', report.officer.name],
              ['Email', report.officer.email],
              ['Address', report.officer.address === undefined ? undefined : addressLine(report.officer.address)],
              ['Report number', report.officer.reportNumber],
            ]}
          />
        </>
      )}
      {report.signature !== undefined && <p class="quiet">Signed: {report.signature}</p>}
    </>
  );
}
