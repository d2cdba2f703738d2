import type { SourceRecord } from '../../domain/records.ts';
import type { PackageContents } from '../../ports/records-press.ts';
import { navigationCitation } from './letter-pages.ts';
import { type FieldValue, viewOf } from './record-view.ts';

/**
 * `records.json`, schema `redress.records/1`: keys are stable and in English whatever the language of the letter. Every object is
 * written out field by field, so that nothing travels along that nobody meant to send (T10).
 */
export function recordsJson(contents: PackageContents): string {
  return `${JSON.stringify(
    {
      schema: 'redress.records/1',
      reference: contents.reference,
      company: contents.brand.company,
      language: contents.language,
      timeZone: contents.brand.timeZone,
      subject: contents.subjectName,
      recipient: contents.recipient,
      receivedOn: contents.receivedOn,
      dueOn: contents.dueOn,
      preparedOn: contents.preparedOn,
      partial: contents.partial,
      searches: contents.searches.map(({ system, searchedOn, found }) => ({ system, searchedOn, found })),
      unanswered: contents.unanswered,
      accounts: contents.accounts.map((account) => ({
        label: account.label,
        system: account.system,
        account: account.account,
        openedOn: account.openedOn,
        restsOn: account.restsOn.map(({ kind, exact }) => ({ kind, exact })),
        matrix: [
          ...account.matrix.map((line) => ({
            class: line.class,
            status: line.status,
            ...(line.status === 'supplied' ? { count: line.count } : {}),
            ...(line.status === 'held-by' ? { holder: line.holder, askedOn: line.askedOn } : {}),
            ...(line.status === 'withheld' ? { ground: line.ground, citation: line.citation } : {}),
          })),
          { class: 'navigation', status: 'withheld', ground: 'D', citation: navigationCitation },
        ],
        actions: account.actions.map(({ action, outcome, on }) => ({ action, outcome, on })),
        instrumentsBefore: account.instrumentsBefore.map(instrument),
        instrumentsAfter: account.instrumentsAfter.map(instrument),
        records: account.records.map(record),
      })),
      used: contents.used.map(({ kind, value, places }) => ({
        kind,
        value,
        places: places.map(({ account, place, on }) => ({ account, place, on })),
      })),
    },
    undefined,
    2,
  )}\n`;
}

function record(source: SourceRecord) {
  const { fields, table } = viewOf(source);
  return {
    class: source.class,
    id: source.id,
    at: source.at,
    ...Object.fromEntries(fields.map(([key, value]) => [key, value === undefined ? undefined : plain(value)])),
    ...(table === undefined
      ? {}
      : {
          [table.key]: table.rows.map((row) => Object.fromEntries(table.columns.map((key, i) => [key, cell(row[i])]))),
        }),
  };
}

function cell(value: FieldValue | undefined) {
  return value === undefined ? undefined : plain(value);
}

function plain(value: FieldValue) {
  switch (value.as) {
    case 'text':
      return value.text;
    case 'count':
      return value.count;
    case 'time':
      return value.at;
    case 'money':
      return { amount: value.money.amount, currency: value.money.currency };
    case 'card': {
      const { brand, last4, expMonth, expYear } = value.card;
      return { brand, last4, expMonth, expYear };
    }
    case 'address': {
      const { lines, city, region, postalCode, country } = value.address;
      return { lines, city, region, postalCode, country };
    }
  }
}

/** Another person's payment method is counted, never told apart. */
function instrument({ hers, last4, status }: { hers: boolean; last4?: string | undefined; status: string }) {
  return hers ? { hers, last4, status } : { hers, status };
}
