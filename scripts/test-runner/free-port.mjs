import { createServer } from 'node:net';

/**
 * A port of this machine that nobody listens on: programs that begin at the same moment would choose the same one.
 *
 * @returns {Promise<number>}
 */
export function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
