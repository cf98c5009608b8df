import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Answer } from './ask';

// The yardstick: Node's own server in a process of its own, which knows every answer beforehand.
process.once('message', (answers: Record<string, Answer>) => {
  const ready = new Map(
    Object.entries(answers).map(([request, { status, headers, body }]) => [
      request,
      { status, headers, body: Buffer.from(body, 'base64') },
    ]),
  );
  const server = createServer((req, res) => {
    const answer = ready.get(`${req.method} ${req.url}`);
    if (!answer) {
      res.writeHead(404).end();
      return;
    }
    res.writeHead(answer.status, answer.headers).end(answer.body);
  });
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
});
process.once('disconnect', () => process.exit(0));
