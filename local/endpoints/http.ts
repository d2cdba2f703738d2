/** The few lines of node:http that every local AWS endpoint shares. Loopback only; bodies are held in memory. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** A request as the client wrote it: nothing decoded, because signatures are made over these very characters. */
export type Inbound = {
  readonly method: string;
  /** Path before the `?`, percent-encoding untouched. */
  readonly path: string;
  /** What follows the `?`, or an empty string. */
  readonly search: string;
  /** Lower-case names; repeated headers joined by `, `. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
  readonly ip: string;
};

export type Answer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Runs once the client has its answer: for events, which AWS also delivers later than the answer. */
  readonly after?: () => void;
};

export type Endpoint = {
  /** `http://127.0.0.1:PORT`, no slash at the end. */
  readonly url: string;
  close(): Promise<void>;
};

export type ListenOptions = {
  /** 0 or absent: any free port. */
  readonly port?: number | undefined;
  /** Bytes; a longer body is answered 413 unread. Default 16 MiB. */
  readonly maxBody?: number;
};

/**
 * Serves `handle` on 127.0.0.1. A throw in it is a fault of the endpoint: it is printed and answered 500, so that no
 * client waits for ever. Rejects when the port is taken.
 */
export async function listen(
  handle: (request: Inbound) => Answer | Promise<Answer>,
  options: ListenOptions = {},
): Promise<Endpoint> {
  const maxBody = options.maxBody ?? 16 * 1024 * 1024;
  const server = createServer((incoming, outgoing) => {
    // node would write the real time, and the SDKs sign the next request by what they read here: on a moved clock that is refused.
    outgoing.sendDate = false;
    serve(incoming, outgoing, handle, maxBody).catch((fault: unknown) => {
      console.error(`local endpoint: ${incoming.method} ${incoming.url?.split('?')[0]}`, fault);
      if (!outgoing.headersSent) outgoing.writeHead(500, { connection: 'close' });
      outgoing.end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the endpoint got no TCP address');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serve(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  handle: (request: Inbound) => Answer | Promise<Answer>,
  maxBody: number,
): Promise<void> {
  const body = await readBody(incoming, maxBody);
  if (body === undefined) {
    outgoing.writeHead(413, { connection: 'close' }).end();
    return;
  }
  const target = incoming.url ?? '/';
  const mark = target.indexOf('?');
  const answer = await handle({
    method: incoming.method ?? 'GET',
    path: mark < 0 ? target : target.slice(0, mark),
    search: mark < 0 ? '' : target.slice(mark + 1),
    headers: headersOf(incoming),
    body,
    ip: incoming.socket.remoteAddress ?? '127.0.0.1',
  });
  const bytes = Buffer.from(answer.body ?? '');
  if (answer.after !== undefined) outgoing.once('close', answer.after);
  // A HEAD answer states the length of the body it leaves out; node drops the body itself.
  const length = answer.status === 204 || answer.status === 304 ? {} : { 'content-length': String(bytes.length) };
  outgoing.writeHead(answer.status, { ...length, ...answer.headers }).end(bytes);
}

function headersOf(incoming: IncomingMessage): ReadonlyMap<string, string> {
  const entries = Object.entries(incoming.headersDistinct);
  return new Map(entries.map(([name, values]) => [name, (values ?? []).join(', ')]));
}

async function readBody(incoming: IncomingMessage, maxBody: number): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of incoming) {
    if (!Buffer.isBuffer(part)) throw new Error('a request body must arrive as bytes');
    length += part.length;
    if (length > maxBody) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
