/**
 * What becomes of an accepted mail, as the events SES publishes for its configuration set.
 * https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html (simulator),
 * https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html (the `detail`),
 * https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-ses.html (the names).
 */
import { randomUUID } from 'node:crypto';
import { type BusEvent, busEvent, localAccount, localRegion } from '../event-bus.ts';
import type { KeptMail } from './mailbox.ts';
import { bareAddress, type Envelope } from './read-mail.ts';

const detailTypes = {
  Send: 'Email Sent',
  Delivery: 'Email Delivered',
  Bounce: 'Email Bounced',
  Complaint: 'Email Complaint Received',
} as const;

type EventType = keyof typeof detailTypes;
type Fate = 'delivered' | 'bounced' | 'suppressed' | 'complained' | 'replied';

const simulator: ReadonlyMap<string, Fate> = new Map([
  ['bounce', 'bounced'],
  ['complaint', 'complained'],
  ['suppressionlist', 'suppressed'],
  ['ooto', 'replied'],
]);

/** The simulator's mailboxes take labels (`bounce+a@…`). Everybody at `bounce.example` bounces, so that a person of a demo can. */
function fateOf(recipient: string): Fate {
  const at = recipient.lastIndexOf('@');
  const domain = recipient.slice(at + 1).toLowerCase();
  if (domain === 'bounce.example') return 'bounced';
  if (domain !== 'simulator.amazonses.com') return 'delivered';
  return simulator.get(recipient.slice(0, at).replace(/\+.*$/, '').toLowerCase()) ?? 'delivered';
}

/** One Send for the message, then what happened recipient by recipient. None at all without a configuration set, as on AWS. */
export function eventsOf(mail: KeptMail, envelope: Envelope): readonly BusEvent[] {
  const { configurationSet } = mail;
  if (configurationSet === undefined) return [];
  const about = describe(mail, configurationSet, envelope);
  const make = (eventType: EventType, facts: Readonly<Record<string, unknown>>): BusEvent =>
    busEvent(
      {
        source: 'aws.ses',
        'detail-type': detailTypes[eventType],
        resources: [`arn:aws:ses:${localRegion}:${localAccount}:configuration-set/${configurationSet}`],
        detail: { eventType, mail: about, [eventType.toLowerCase()]: facts },
      },
      Date.parse(mail.at),
    );
  return [make('Send', {}), ...mail.to.flatMap((recipient) => fateEvents(recipient, mail.at, make))];
}

function fateEvents(
  recipient: string,
  timestamp: string,
  make: (eventType: EventType, facts: Readonly<Record<string, unknown>>) => BusEvent,
): readonly BusEvent[] {
  const delivery = () =>
    make('Delivery', {
      timestamp,
      processingTimeMillis: 0,
      recipients: [recipient],
      smtpResponse: '250 2.6.0 Message received',
      reportingMTA: 'local.amazonses.com',
    });
  const feedback = { timestamp, feedbackId: `${randomUUID()}-000000` };
  const failed = (diagnosticCode: string) => [
    { emailAddress: recipient, action: 'failed', status: '5.1.1', diagnosticCode },
  ];
  switch (fateOf(recipient)) {
    case 'delivered':
      return [delivery()];
    case 'bounced':
      return [
        make('Bounce', {
          ...feedback,
          bounceType: 'Permanent',
          bounceSubType: 'General',
          bouncedRecipients: failed('smtp; 550 5.1.1 user unknown'),
          reportingMTA: 'dns; local.amazonses.com',
        }),
      ];
    case 'suppressed':
      return [
        make('Bounce', {
          ...feedback,
          bounceType: 'Permanent',
          bounceSubType: 'Suppressed',
          bouncedRecipients: failed(
            'Amazon SES has suppressed sending to this address because it has a recent history of bouncing as an invalid address.',
          ),
          reportingMTA: 'dns; amazonses.com',
        }),
      ];
    case 'complained':
      return [
        delivery(),
        make('Complaint', {
          ...feedback,
          complaintSubType: null,
          complainedRecipients: [{ emailAddress: recipient }],
          userAgent: 'Amazon SES Mailbox Simulator',
          complaintFeedbackType: 'abuse',
          arrivalDate: timestamp,
        }),
      ];
    // An automatic reply reaches SES as a bounce of the transient kind, after the delivery.
    case 'replied':
      return [
        delivery(),
        make('Bounce', {
          ...feedback,
          bounceType: 'Transient',
          bounceSubType: 'General',
          bouncedRecipients: [{ emailAddress: recipient }],
        }),
      ];
  }
}

function describe(mail: KeptMail, configurationSet: string, envelope: Envelope): Readonly<Record<string, unknown>> {
  const address = bareAddress(mail.source) ?? mail.source;
  const tags = new Map([
    ['ses:configuration-set', configurationSet],
    ['ses:source-ip', '127.0.0.1'],
    ['ses:from-domain', address.slice(address.lastIndexOf('@') + 1)],
    ['ses:caller-identity', 'local'],
    ...mail.tags.map(({ name, value }) => [name, value] as const),
  ]);
  return {
    timestamp: mail.at,
    source: mail.source,
    sourceArn: `arn:aws:ses:${localRegion}:${localAccount}:identity/${address}`,
    sendingAccountId: localAccount,
    messageId: mail.id,
    destination: mail.to,
    headersTruncated: false,
    headers: envelope.headers,
    commonHeaders: {
      from: [envelope.from ?? address],
      to: envelope.recipients,
      messageId: mail.id,
      subject: envelope.subject ?? '',
    },
    tags: Object.fromEntries([...tags].map(([name, value]) => [name, [value]])),
  };
}
