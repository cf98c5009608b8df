import { once } from 'node:events';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { ReceivedMail } from './mail';

/** A mail server that keeps what it receives. */
export interface SmtpSink {
  url: string;
  folder: string;
  stop(): Promise<void>;
}

/**
 * Starts a mail server on a free port of this machine. Every message becomes one JSON file for
 * each address in `folder`, for `readMail` and `waitForMail`. A `port` other than 0 lets a server
 * that was stopped come back where it was.
 */
export async function startSmtpSink(folder: string, port = 0): Promise<SmtpSink> {
  await mkdir(folder, { recursive: true });
  let received = 0;
  const keep = async (stream: SMTPServerDataStream, session: SMTPServerSession) => {
    const parsed = await simpleParser(stream);
    for (const { address } of session.envelope.rcptTo) {
      received += 1;
      const mail: ReceivedMail = {
        to: address.toLowerCase(),
        from: parsed.from?.text ?? '',
        subject: parsed.subject ?? '',
        text: parsed.text ?? '',
        html: parsed.html || '',
        headers: parsed.headerLines.map(({ line }) => line).join('\n'),
        receivedAt: new Date().toISOString(),
        attachments: parsed.attachments.map((attachment) => ({
          filename: attachment.filename ?? '',
          contentType: attachment.contentType,
          base64: attachment.content.toString('base64'),
        })),
      };
      await write(folder, `${Date.now()}-${String(received).padStart(6, '0')}`, mail);
    }
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    logger: false,
    onData(stream, session, done) {
      keep(stream, session).then(() => done(), done);
    },
  });
  server.on('error', () => {
    // A client that breaks off is its own affair; the message it did not finish is not kept.
  });
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  const { port: taken } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${taken}`,
    folder,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Renames a finished file into place, so that nobody reads half a message. */
async function write(folder: string, name: string, mail: ReceivedMail) {
  const draft = path.join(folder, `${name}.part`);
  await writeFile(draft, JSON.stringify(mail));
  await rename(draft, path.join(folder, `${name}.json`));
}
