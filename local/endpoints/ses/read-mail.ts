/** A kept mail as a reader sees it, by postal-mime. */
import PostalMime, { type Address, addressParser } from 'postal-mime';
import type { KeptMail } from './mailbox.ts';

export type MailHeader = { readonly name: string; readonly value: string };

export type ReadMail = {
  readonly id: string;
  /** ISO 8601, by the injected clock. */
  readonly at: string;
  /** Every recipient of the envelope. */
  readonly to: readonly string[];
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** In the order of the message, repeated names kept. */
  readonly headers: readonly MailHeader[];
  readonly tags: Readonly<Record<string, string>>;
  readonly configurationSet?: string | undefined;
};

export async function readMail(mail: KeptMail, mime: Uint8Array): Promise<ReadMail> {
  const parsed = await PostalMime.parse(mime);
  return {
    id: mail.id,
    at: mail.at,
    to: mail.to,
    from: parsed.from?.address ?? mail.source,
    subject: parsed.subject ?? '',
    text: parsed.text ?? '',
    html: parsed.html ?? '',
    headers: parsed.headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
    tags: Object.fromEntries(mail.tags.map(({ name, value }) => [name, value])),
    configurationSet: mail.configurationSet,
  };
}

/** What SES itself takes from a raw message when the call leaves it open. */
export type Envelope = {
  readonly from: string | undefined;
  readonly recipients: readonly string[];
  readonly headers: readonly MailHeader[];
  readonly subject: string | undefined;
};

/** `undefined`: not a message at all. */
export async function readEnvelope(mime: Uint8Array): Promise<Envelope | undefined> {
  try {
    const parsed = await PostalMime.parse(mime, { maxNestingDepth: 64 });
    const lists = [...(parsed.to ?? []), ...(parsed.cc ?? []), ...(parsed.bcc ?? [])];
    return {
      from: parsed.from?.address,
      recipients: lists.flatMap(addressesOf),
      headers: parsed.headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
      subject: parsed.subject,
    };
  } catch {
    return undefined;
  }
}

function addressesOf(entry: Address): readonly string[] {
  return entry.group === undefined ? [entry.address] : entry.group.map((one) => one.address);
}

/** `Redress <desk@example.com>` to `desk@example.com`; `undefined` unless it is exactly one address. */
export function bareAddress(text: string): string | undefined {
  const found = addressParser(text, { flatten: true });
  const address = found.length === 1 ? found[0]?.address : undefined;
  return address === '' ? undefined : address;
}
