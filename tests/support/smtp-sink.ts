import { once } from 'node:events';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import type { AddressInfo, Socket } from 'node:net';
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
 * What goes wrong with a message to somebody: the server is busy (4xx) or refuses (5xx) when it hears the
 * address or when it has the message; it falls silent; the line is cut while the message comes, or when
 * it is there whole and kept but before the server said so.
 */
export type Fault =
  | 'busy'
  | 'refused'
  | 'busy-after-data'
  | 'refused-after-data'
  | 'silent'
  | 'silent-after-data'
  | 'cut-in-data'
  | 'cut-after-data';

const answers: Partial<Record<Fault, number>> = {
  busy: 451,
  refused: 550,
  'busy-after-data': 452,
  'refused-after-data': 554,
};

function answer(fault: Fault): Error {
  return Object.assign(new Error('as the test wants it'), { responseCode: answers[fault] });
}

/**
 * Starts a mail server on a free port of this machine. Every message becomes one JSON file for
 * each address in `folder`, for `readMail` and `waitForMail`. A `port` other than 0 lets a server
 * that was stopped come back where it was. `faultFor` says what goes wrong with a message to an address.
 */
export async function startSmtpSink(
  folder: string,
  port = 0,
  faultFor: (address: string) => Fault | null = () => null,
): Promise<SmtpSink> {
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
          parameters: parametersOf(attachment.headers.get('content-type')),
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
    // A line on which nothing is said any more ends with the server.
    closeTimeout: 100,
    onRcptTo({ address }, _session, done) {
      const fault = faultFor(address);
      if (fault === 'silent') return;
      done(fault === 'busy' || fault === 'refused' ? answer(fault) : null);
    },
    onData(stream, session, done) {
      const fault = faultFor(session.envelope.rcptTo[0]!.address);
      if (fault === 'cut-in-data') return cut(session);
      if (fault === 'busy-after-data' || fault === 'refused-after-data') {
        stream.resume().once('end', () => done(answer(fault)));
        return;
      }
      keep(stream, session).then(() => {
        if (fault === 'cut-after-data') cut(session);
        else if (fault !== 'silent-after-data') done();
      }, done);
    },
  });
  const cut = ({ id }: SMTPServerSession) => {
    for (const line of server.connections as Set<{ id: string; _socket: Socket }>) {
      if (line.id === id) line._socket.destroy();
    }
  };
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

/** What is said of a content type beside its name, such as the method of a calendar. */
function parametersOf(header: unknown): Record<string, string> {
  return (header as { params?: Record<string, string> } | undefined)?.params ?? {};
}

/** Renames a finished file into place, so that nobody reads half a message. */
async function write(folder: string, name: string, mail: ReceivedMail) {
  const draft = path.join(folder, `${name}.part`);
  await writeFile(draft, JSON.stringify(mail));
  await rename(draft, path.join(folder, `${name}.json`));
}
