import { once } from 'node:events';
import net from 'node:net';

/** A line to a server that can be cut and mended, as when a database or a mail server goes away. */
export interface CutLine {
  port: number;
  cut(): Promise<void>;
  mend(): Promise<void>;
}

/** Passes connections on from a free port of this machine to another until it is cut. */
export async function startCutLine(toPort: number): Promise<CutLine> {
  const open = new Set<net.Socket>();
  const pass = (near: net.Socket) => {
    const far = net.connect(toPort, '127.0.0.1');
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => open.delete(socket));
    }
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
    near.pipe(far).pipe(near);
  };
  let server = net.createServer(pass).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  return {
    port,
    async cut() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
    async mend() {
      server = net.createServer(pass).listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
  };
}
