import type { FieldKey, PackageWords } from '../../content/package/words.ts';
import type { CardOnRecord, Money, PartyOnRecord, PostalAddress, SourceRecord } from '../../domain/records.ts';
import type { Format } from './format.ts';

export type FieldValue =
  | { readonly as: 'text'; readonly text: string }
  | { readonly as: 'count'; readonly count: number }
  | { readonly as: 'time'; readonly at: string }
  | { readonly as: 'money'; readonly money: Money }
  | { readonly as: 'card'; readonly card: CardOnRecord }
  | { readonly as: 'address'; readonly address: PostalAddress };

/**
 * A record taken apart into the fields that may be shown: the allow-list of T10. The readable pages, records.json and the CSVs are
 * all made from this and from nothing else, so that a field nobody listed here (a trace, a fingerprint, a score) is in none of them.
 * A class always has the same fields in the same order; what a record lacks is undefined.
 */
export interface RecordView {
  readonly fields: readonly (readonly [FieldKey, FieldValue | undefined])[];
  readonly table?: RecordTable;
}

export interface RecordTable {
  readonly key: FieldKey;
  readonly columns: readonly FieldKey[];
  readonly rows: readonly (readonly FieldValue[])[];
}

export function viewOf(record: SourceRecord): RecordView {
  switch (record.class) {
    case 'application':
      return {
        fields: [
          ['channel', text(record.channel)],
          ['applicantName', text(record.applicant.name)],
          ['applicantEmail', text(record.applicant.email)],
          ['applicantPhone', text(record.applicant.phone)],
          ['applicantAddress', address(record.applicant)],
        ],
        table: {
          key: 'entries',
          columns: ['question', 'answer'],
          rows: record.entries.map((e) => [asText(e.question), asText(e.answer)]),
        },
      };
    case 'statements':
      return {
        fields: [['period', text(record.period)]],
        table: {
          key: 'lines',
          columns: ['lineText', 'lineDate', 'amount'],
          rows: record.lines.map((l) => [asText(l.text), { as: 'time', at: l.at }, { as: 'money', money: l.money }]),
        },
      };
    case 'orders':
      return {
        fields: [
          ['orderNumber', text(record.number)],
          ['status', text(record.status)],
          ['orderedByName', text(record.orderedBy.name)],
          ['orderedByEmail', text(record.orderedBy.email)],
          ['orderedByPhone', text(record.orderedBy.phone)],
          ['orderedByAddress', address(record.orderedBy)],
          ['deliverToName', text(record.deliverTo?.name)],
          ['deliverToEmail', text(record.deliverTo?.email)],
          ['deliverToPhone', text(record.deliverTo?.phone)],
          ['deliverToAddress', address(record.deliverTo)],
          ['paidWith', card(record.paidWith)],
          ['total', { as: 'money', money: record.total }],
        ],
        table: {
          key: 'items',
          columns: ['itemName', 'quantity', 'price'],
          rows: record.items.map((i) => [
            asText(i.name),
            { as: 'count', count: i.quantity },
            { as: 'money', money: i.price },
          ]),
        },
      };
    case 'receipts':
      return {
        fields: [
          ['receiptNumber', text(record.number)],
          ['orderNumber', text(record.order)],
          ['total', { as: 'money', money: record.total }],
          ['sentTo', text(record.sentTo)],
        ],
      };
    case 'payments':
      return {
        fields: [
          ['amount', { as: 'money', money: record.money }],
          ['card', card(record.card)],
          ['orderNumber', text(record.order)],
          ['status', text(record.status)],
        ],
      };
    case 'deliveries':
      return {
        fields: [
          ['orderNumber', text(record.order)],
          ['recipientName', text(record.recipient.name)],
          ['recipientEmail', text(record.recipient.email)],
          ['recipientPhone', text(record.recipient.phone)],
          ['recipientAddress', address(record.recipient)],
          ['carrier', text(record.carrier)],
          ['tracking', text(record.tracking)],
          ['deliveredAt', record.deliveredAt === undefined ? undefined : { as: 'time', at: record.deliveredAt }],
        ],
      };
    case 'support-notes':
      return {
        fields: [
          ['channel', text(record.channel)],
          ['text', text(record.text)],
        ],
      };
    case 'account-changes':
      return {
        fields: [
          ['what', text(record.what)],
          ['from', text(record.from)],
          ['to', text(record.to)],
        ],
      };
    case 'phone-numbers':
      return {
        fields: [
          ['number', text(record.number)],
          ['use', text(record.use)],
        ],
      };
    case 'vendor-held':
      return {
        fields: [
          ['holder', text(record.holder)],
          ['description', text(record.description)],
        ],
      };
  }
}

/** A value as a person reads it. */
export function shown(value: FieldValue, format: Format, words: PackageWords): string {
  switch (value.as) {
    case 'text':
      return value.text;
    case 'count':
      return String(value.count);
    case 'time':
      return format.time(value.at);
    case 'money':
      return format.money(value.money);
    case 'card':
      return words.card(value.card.brand, value.card.last4, expiry(value.card));
    case 'address':
      return format.address(value.address);
  }
}

function expiry({ expMonth, expYear }: CardOnRecord): string | undefined {
  return expMonth === undefined || expYear === undefined
    ? undefined
    : `${String(expMonth).padStart(2, '0')}/${expYear}`;
}

function asText(value: string): FieldValue {
  return { as: 'text', text: value };
}

function text(value: string | undefined): FieldValue | undefined {
  return value === undefined || value === '' ? undefined : asText(value);
}

function card(value: CardOnRecord | undefined): FieldValue | undefined {
  return value === undefined ? undefined : { as: 'card', card: value };
}

function address(party: PartyOnRecord | undefined): FieldValue | undefined {
  return party?.address === undefined ? undefined : { as: 'address', address: party.address };
}
