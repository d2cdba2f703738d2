import { createServer } from 'node:net';

/** A port of 127.0.0.1 nobody has now. For programs that must be told one; between the answer and its use another may take it. */
export async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address === null || typeof address === 'string'
          ? reject(new Error('no free port was found'))
          : resolve(address.port),
      );
    });
  });
}
