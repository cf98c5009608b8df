import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/**
 * A mail server in a process of its own that takes every message whole and counts: messages, different
 * Message-IDs, and messages with more than one address. It tells its port first, and its counts whenever
 * it is asked.
 */
const seen = new Map<string, number>();
let [messages, toSeveral] = [0, 0];

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  disableReverseLookup: true,
  logger: false,
  onData(stream, session, done) {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.once('end', () => {
      const head = Buffer.concat(chunks).toString('latin1').split('\r\n\r\n', 1)[0]!;
      const id = /^message-id: *(\S+)/im.exec(head)?.[1] ?? '';
      messages += 1;
      seen.set(id, (seen.get(id) ?? 0) + 1);
      if (session.envelope.rcptTo.length !== 1) toSeveral += 1;
      done();
    });
  },
});
server.on('error', () => {});
server.listen(0, '127.0.0.1');
await once(server.server, 'listening');
process.on('message', () => {
  process.send?.({ messages, different: seen.size, toSeveral } satisfies SinkCounts);
});
process.on('disconnect', () => process.exit(0));
process.send?.((server.server.address() as AddressInfo).port);

/** What the mail server counted. */
export type SinkCounts = { messages: number; different: number; toSeveral: number };
