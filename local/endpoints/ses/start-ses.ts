/** SES v1 of one machine, on 127.0.0.1: it accepts, keeps, shows, and tells the bus. See README.md. */
import { html as xml } from '../../../shared/content/html.ts';
import { type Clock, deliver, type OnEvent } from '../event-bus.ts';
import { type Answer, type Inbound, listen } from '../http.ts';
import { framePage, listPage, mailPage, notFoundPage } from './inbox.ts';
import { openIdentities, openMailbox } from './mailbox.ts';
import { eventsOf } from './outcomes.ts';
import { answerFailure, answerResult, type Failure, failure, isFailure, members } from './query-protocol.ts';
import { type ReadMail, readEnvelope, readMail } from './read-mail.ts';
import { type Accepted, acceptRaw, acceptStructured } from './send.ts';

export type SesOptions = {
  /** Made if absent; mails and identities survive a restart on the same folder. */
  readonly dataDir: string;
  readonly clock: Clock;
  readonly onEvent: OnEvent;
  /** The sets there are. Given: another name is refused, as on AWS. Absent: every name is taken. */
  readonly configurationSets?: readonly string[];
  /** 0 or absent: any free port. */
  readonly port?: number | undefined;
};

/** Turned by tests and chaos runs while the endpoint stands. */
export type Switches = {
  /** So many of the next sends are throttled. */
  throttleNext: number;
  /** Recipients within 24 hours of the clock, then every send is refused. */
  max24HourSend: number;
  /** As AWS does to an account it reviews. */
  paused: boolean;
};

export type Ses = {
  readonly url: string;
  readonly switches: Switches;
  close(): Promise<void>;
  /** Newest first. */
  mails(): Promise<readonly ReadMail[]>;
  /** The events of all mails accepted since an instant (ms since 1970), once more: whoever heard them may have been killed with this process. */
  tellAgain(since: number): Promise<void>;
};

const day = 86_400_000;

/** Rejects when the port is taken. */
export async function startSes(options: SesOptions): Promise<Ses> {
  const mailbox = openMailbox(options.dataDir);
  const identities = openIdentities(options.dataDir);
  const switches: Switches = { throttleNext: 0, max24HourSend: 50_000, paused: false };
  const read = new Map<string, Promise<ReadMail>>();

  const readKept = (kept: Parameters<typeof readMail>[0]): Promise<ReadMail> => {
    const reading = read.get(kept.id) ?? readMail(kept, mailbox.read(kept));
    read.set(kept.id, reading);
    return reading;
  };
  // By the clock, which a test may turn back; mails of one instant by their arrival.
  const mails = () =>
    Promise.all(
      [...mailbox.all()].sort((a, b) => b.at.localeCompare(a.at) || b.number - a.number).map((kept) => readKept(kept)),
    );

  const sentLastDay = () => {
    const since = new Date(options.clock.now() - day).toISOString();
    return mailbox.all().reduce((sum, mail) => sum + (mail.at > since ? mail.to.length : 0), 0);
  };

  const refuseToSend = (): Failure | undefined => {
    if (switches.paused) return failure('AccountSendingPausedException', 'Email sending is disabled for your account.');
    if (switches.throttleNext > 0) {
      switches.throttleNext -= 1;
      return failure('Throttling', 'Maximum sending rate exceeded.');
    }
    if (sentLastDay() < switches.max24HourSend) return undefined;
    return failure('Throttling', 'Daily message quota exceeded.');
  };

  const send = async (form: URLSearchParams, action: 'SendRawEmail' | 'SendEmail'): Promise<Answer> => {
    const refused = refuseToSend();
    if (refused !== undefined) return answerFailure(refused);
    const at = new Date(options.clock.now()).toISOString();
    const accepted: Accepted | Failure = await (action === 'SendEmail' ? acceptStructured : acceptRaw)(form, at);
    if (isFailure(accepted)) return answerFailure(accepted);
    const set = accepted.mail.configurationSet;
    if (set !== undefined && options.configurationSets?.includes(set) === false) {
      return answerFailure(failure('ConfigurationSetDoesNotExist', `Configuration set <${set}> does not exist.`));
    }
    const mail = mailbox.keep(accepted.mail, accepted.mime);
    const events = eventsOf(mail, accepted.envelope);
    return {
      ...answerResult(action, xml`<MessageId>${mail.id}</MessageId>`),
      after: () => void deliver(events, options.onEvent),
    };
  };

  const act = async (form: URLSearchParams): Promise<Answer> => {
    const action = form.get('Action') ?? '';
    switch (action) {
      case 'SendRawEmail':
      case 'SendEmail':
        return await send(form, action);
      case 'GetSendQuota':
        return answerResult(
          action,
          xml`<Max24HourSend>${switches.max24HourSend}</Max24HourSend><MaxSendRate>14</MaxSendRate><SentLast24Hours>${sentLastDay()}</SentLast24Hours>`,
        );
      case 'VerifyEmailIdentity':
      case 'VerifyDomainIdentity': {
        const identity = form.get('EmailAddress') ?? form.get('Domain') ?? '';
        if (identity === '') return answerFailure(failure('ValidationError', 'An identity is required.'));
        identities.change(identity, true);
        const token = action === 'VerifyDomainIdentity' ? xml`<VerificationToken>local</VerificationToken>` : undefined;
        return answerResult(action, token ?? xml``);
      }
      case 'DeleteIdentity':
        identities.change(form.get('Identity') ?? '', false);
        return answerResult(action, xml``);
      case 'ListIdentities': {
        const kind = form.get('IdentityType');
        const wanted = identities
          .all()
          .filter((one) => kind === null || (kind === 'EmailAddress') === one.includes('@'));
        return answerResult(action, xml`<Identities>${wanted.map((one) => xml`<member>${one}</member>`)}</Identities>`);
      }
      case 'GetIdentityVerificationAttributes': {
        const known = members(form, 'Identities').filter((one) => identities.has(one));
        const entries = known.map(
          (one) => xml`<entry><key>${one}</key><value><VerificationStatus>Success</VerificationStatus></value></entry>`,
        );
        return answerResult(action, xml`<VerificationAttributes>${entries}</VerificationAttributes>`);
      }
      default:
        return answerFailure(
          failure('InvalidAction', `${action} is not implemented here; local/endpoints/ses/README.md lists what is.`),
        );
    }
  };

  const show = async (path: string): Promise<Answer> => {
    if (path === '/') return listPage(await mails());
    if (path === '/api/mails') {
      return {
        status: 200,
        headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
        body: JSON.stringify(await mails()),
      };
    }
    const [, id, part] = /^\/mail\/([\w-]+)(?:\/(html|source))?$/.exec(path) ?? [];
    const kept = id === undefined ? undefined : mailbox.find(id);
    if (kept === undefined) return notFoundPage();
    if (part === 'source') {
      const headers = { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' };
      return { status: 200, headers, body: mailbox.read(kept) };
    }
    const mail = await readKept(kept);
    return part === 'html' ? framePage(mail) : mailPage(mail);
  };

  const answer = (request: Inbound): Promise<Answer> | Answer => {
    if (request.method === 'GET' || request.method === 'HEAD') return show(request.path);
    if (request.method !== 'POST' || request.path !== '/')
      return { status: 405, headers: { allow: 'GET, HEAD, POST' } };
    return act(new URLSearchParams(request.body.toString('utf8')));
  };

  const endpoint = await listen(answer, { port: options.port, maxBody: 64 * 1024 * 1024 });
  return {
    ...endpoint,
    switches,
    mails,
    async tellAgain(since) {
      for (const mail of mailbox.all().filter(({ at }) => Date.parse(at) >= since)) {
        const envelope = await readEnvelope(mailbox.read(mail));
        if (envelope !== undefined) await deliver(eventsOf(mail, envelope), options.onEvent);
      }
    },
  };
}
