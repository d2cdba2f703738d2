/** SendRawEmail and SendEmail: what SES accepts, and what it refuses. */
import { randomBytes, randomUUID } from 'node:crypto';
import { createTransport } from 'nodemailer';
import type { KeptMail } from './mailbox.ts';
import { type Failure, failure, isFailure, members, tagMembers } from './query-protocol.ts';
import { bareAddress, type Envelope, readEnvelope } from './read-mail.ts';

/** https://docs.aws.amazon.com/ses/latest/dg/quotas.html, v1 without an increase. */
const maxBytes = 10 * 1024 * 1024;
const maxRecipients = 50;

export type Accepted = {
  readonly mail: Omit<KeptMail, 'number'>;
  readonly mime: Buffer;
  readonly envelope: Envelope;
};

/** A form of SendRawEmail to what is kept; `at` is ISO 8601. */
export async function acceptRaw(form: URLSearchParams, at: string): Promise<Accepted | Failure> {
  const data = form.get('RawMessage.Data');
  if (data === null || data === '') return failure('ValidationError', 'RawMessage.Data must not be empty.');
  return accept(Buffer.from(data, 'base64'), form, { at, destinations: members(form, 'Destinations') });
}

/** A form of SendEmail; the message is composed here, Bcc left out of its headers. */
export async function acceptStructured(form: URLSearchParams, at: string): Promise<Accepted | Failure> {
  const [to, cc, bcc] = ['ToAddresses', 'CcAddresses', 'BccAddresses'].map((list) =>
    members(form, `Destination.${list}`),
  );
  const source = form.get('Source');
  const subject = form.get('Message.Subject.Data');
  const [text, html] = [form.get('Message.Body.Text.Data'), form.get('Message.Body.Html.Data')];
  if (source === null || subject === null || (text === null && html === null)) {
    return failure('ValidationError', 'Source, Message.Subject and one part of Message.Body are required.');
  }
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const replyTo = members(form, 'ReplyToAddresses');
  const sent = await composer.sendMail({
    from: source,
    to: [...(to ?? [])],
    cc: [...(cc ?? [])],
    ...(replyTo.length > 0 ? { replyTo: [...replyTo] } : {}),
    subject,
    date: at,
    ...(text === null ? {} : { text }),
    ...(html === null ? {} : { html }),
  });
  if (!Buffer.isBuffer(sent.message)) throw new Error('the composer was asked for a buffer');
  return accept(sent.message, form, { at, destinations: [...(to ?? []), ...(cc ?? []), ...(bcc ?? [])] });
}

async function accept(
  mime: Buffer,
  form: URLSearchParams,
  given: { readonly at: string; readonly destinations: readonly string[] },
): Promise<Accepted | Failure> {
  if (mime.length > maxBytes) {
    return failure('InvalidParameterValue', `Message length is more than ${maxBytes} bytes long: '${mime.length}'.`);
  }
  const envelope = await readEnvelope(mime);
  if (envelope === undefined) return failure('InvalidParameterValue', 'The message cannot be parsed.');
  const twice = repeatedHeader(envelope);
  if (twice !== undefined) return failure('InvalidParameterValue', `Duplicate header '${twice}'.`);
  const source = form.get('Source') ?? envelope.from;
  if (source === undefined) return failure('InvalidParameterValue', "Missing required header 'From'.");
  // SES decodes nothing in Source, and says of a name outside ASCII what it says of a broken address.
  if (!/^[\x20-\x7e]*$/.test(source)) return failure('InvalidParameterValue', "Missing final '@domain'");
  const named = given.destinations.length > 0 ? given.destinations : envelope.recipients;
  const to = named.map((one) => bareAddress(one) ?? one);
  const fault = addressFault(bareAddress(source) ?? source) ?? to.map(addressFault).find((one) => one !== undefined);
  if (fault !== undefined) return failure('InvalidParameterValue', fault);
  if (to.length === 0) return failure('InvalidParameterValue', "Missing required header 'To'.");
  if (to.length > maxRecipients) return failure('InvalidParameterValue', 'Recipient count exceeds 50.');
  const tags = tagsOf(form, envelope);
  if (isFailure(tags)) return tags;
  const configurationSet = form.get('ConfigurationSetName') ?? headerOf(envelope, 'X-SES-CONFIGURATION-SET');
  return {
    mime,
    envelope,
    mail: {
      id: newMessageId(Date.parse(given.at)),
      at: given.at,
      source,
      to,
      tags: [...tags],
      ...(configurationSet === undefined ? {} : { configurationSet }),
    },
  };
}

/** Headers that RFC 5322 allows once; SES refuses a second, which is how an injected header shows. */
function repeatedHeader(envelope: Envelope): string | undefined {
  const once = ['From', 'To', 'Cc', 'Subject', 'Date', 'Message-ID', 'Reply-To'];
  const count = (name: string) =>
    envelope.headers.filter((one) => one.name.toLowerCase() === name.toLowerCase()).length;
  return once.find((name) => count(name) > 1);
}

function headerOf(envelope: Envelope, name: string): string | undefined {
  return envelope.headers.find((one) => one.name.toLowerCase() === name.toLowerCase())?.value.trim();
}

/** Tags of the API take the place of those in the header; SES does not join the two. */
function tagsOf(form: URLSearchParams, envelope: Envelope): KeptMail['tags'] | Failure {
  const given = tagMembers(form);
  const fromHeader = (headerOf(envelope, 'X-SES-MESSAGE-TAGS') ?? '')
    .split(',')
    .map((pair) => pair.trim())
    .filter((pair) => pair !== '')
    .map((pair) => {
      const mark = pair.indexOf('=');
      return mark < 0 ? { name: pair, value: '' } : { name: pair.slice(0, mark), value: pair.slice(mark + 1) };
    });
  const tags = given.length > 0 ? [...given] : fromHeader;
  const wrong = tags.find((tag) => !isTagWord(tag.name) || !isTagWord(tag.value));
  if (wrong !== undefined) {
    return failure(
      'InvalidParameterValue',
      `Invalid tag <${wrong.name}>: only alphanumeric ASCII characters, '_' and '-' are allowed.`,
    );
  }
  return tags;
}

/** https://docs.aws.amazon.com/ses/latest/APIReference/API_MessageTag.html */
function isTagWord(text: string): boolean {
  return /^[A-Za-z0-9_-]{1,256}$/.test(text);
}

function addressFault(address: string): string | undefined {
  const at = address.lastIndexOf('@');
  if (at < 1 || at === address.length - 1) return "Missing final '@domain'";
  if (!/^[\x21-\x7e]{1,64}$/.test(address.slice(0, at))) return 'Local address contains control or whitespace';
  const domain = address.slice(at + 1);
  return /^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/.test(domain) ? undefined : 'Domain contains illegal character';
}

function newMessageId(at: number): string {
  return `${Math.trunc(at).toString(16).padStart(16, '0')}-${randomUUID()}-${randomBytes(3).toString('hex')}`;
}
