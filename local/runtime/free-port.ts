import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below the ports Linux gives to outgoing connections (32768 on): one from among those is often taken again between the answer and its use. */
const lowest = 20_000;
const highest = 32_767;
const tries = 50;

/** A port of 127.0.0.1 nobody has now, for programs that must be told one. @throws when none of 50 drawn is free. */
export async function freePort(): Promise<number> {
  for (let at = 0; at < tries; at++) {
    const port = randomInt(lowest, highest + 1);
    if (await isFree(port)) return port;
  }
  throw new Error('no free port was found');
}

async function isFree(port: number): Promise<boolean> {
  return await new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
