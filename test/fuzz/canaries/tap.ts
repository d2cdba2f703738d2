import { createServer, type IncomingMessage, type Server, request as send } from 'node:http';

/** What one function sent to one service. */
export interface Sent {
  readonly service: string;
  readonly url: string;
  readonly headers: string;
  readonly body: string;
}

/** Stands between the functions and the services: keeps what is sent, and fails some calls with an error that quotes what it was asked. */
export interface Tap {
  readonly through: (service: string, url: string) => Promise<string>;
  readonly sent: Sent[];
  /** Of the failures to come, by service and operation, those that happened. */
  readonly failed: ReadonlySet<string>;
  /** Nothing fails from now on. */
  calm(): void;
  close(): Promise<void>;
}

/** Each fails once: enough for the way an error takes through the code and into the log. */
const toFail = /^(?:dynamodb PutItem|dynamodb UpdateItem|sqs |s3 PUT|ses SendRawEmail|scheduler POST|kms GenerateMac)/u;

export function openTap(): Tap {
  const sent: Sent[] = [];
  const failed = new Set<string>();
  const servers: Server[] = [];
  let isStormy = true;
  const pass = async (service: string, target: URL, inbound: IncomingMessage) => {
    const { method = '', url = '', headers } = inbound;
    const body = await bytesOf(inbound);
    // A browser's upload and download go through here too.
    const isOurs = headers['user-agent']?.includes('aws-sdk-js') === true;
    const operation = `${service} ${operationOf(inbound, body)}`;
    if (isOurs) sent.push({ service, url, headers: JSON.stringify(headers), body: body.toString('latin1') });
    if (isOurs && isStormy && toFail.test(operation) && !failed.has(operation)) {
      failed.add(operation);
      return refusalQuoting(service, body);
    }
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      send({ host: target.hostname, port: target.port, method, path: url, headers }, resolve)
        .on('error', reject)
        .end(body);
    });
    return { status: answer.statusCode ?? 502, headers: answer.headers, body: await bytesOf(answer) };
  };
  return {
    sent,
    failed,
    calm() {
      isStormy = false;
    },
    async through(service, url) {
      const server = createServer((inbound, answer) => {
        answer.sendDate = false;
        pass(service, new URL(url), inbound).then(
          ({ status, headers, body }) => answer.writeHead(status, headers).end(body),
          () => answer.destroy(),
        );
      });
      servers.push(server);
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('the tap got no port');
      return `http://127.0.0.1:${address.port}`;
    },
    async close() {
      for (const server of servers) server.closeAllConnections();
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
}

function operationOf({ headers, method = '' }: IncomingMessage, body: Buffer): string {
  const target = headers['x-amz-target'];
  if (typeof target === 'string') return target.slice(target.lastIndexOf('.') + 1);
  return new URLSearchParams(body.toString()).get('Action') ?? method;
}

/** As AWS refuses, with all that was sent in the message: `… at 'x' failed to satisfy constraint` quotes values. */
function refusalQuoting(service: string, body: Buffer) {
  const message = `Value ${body.toString('utf8')} failed to satisfy constraint`;
  if (service !== 's3' && service !== 'ses')
    return {
      status: 400,
      headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-errortype': 'ValidationException' },
      body: Buffer.from(JSON.stringify({ __type: 'com.amazon.coral.validate#ValidationException', message })),
    };
  const told = message.replace(/[&<>]/gu, (c) => `&#${c.charCodeAt(0)};`).replace(/[^\t\n\r -\u{FFFD}]/gu, '');
  const error = `<Error><Code>InternalFailure</Code><Message>${told}</Message></Error>`;
  // A refusal of SES for good would turn her mails into letters, and the case into another one.
  return {
    status: 500,
    headers: { 'content-type': 'text/xml' },
    body: Buffer.from(service === 's3' ? error : `<ErrorResponse>${error}<RequestId>1</RequestId></ErrorResponse>`),
  };
}

async function bytesOf(stream: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
