import { mkdir, rename, writeFile } from 'node:fs/promises';
import { environment, profile } from '~/platform/config/environment.server';
import type { ComposedMail } from './compose.server';
import { messageIdOf, returnAddressOf } from './mail-token.server';

export type Attachment = { filename: string; content: Uint8Array; contentType: string };

/** An email as it goes: to one address. */
export type MailToSend = ComposedMail & {
  id: string;
  to: string;
  attachments?: Attachment[];
  headers?: Record<string, string>;
};

/** How long is waited for the mail server, in milliseconds, and over how many connections it is spoken to. */
export type Patience = {
  /** To be connected and greeted. */
  connectMs: number;
  /** For its next word. */
  silenceMs: number;
  /** For one message in all, however often it says something. */
  wholeMs: number;
  connections: number;
  /** How long a run waits for more to send, such as while a round is being released. */
  lingerMs: number;
};

export const PATIENCE: Patience = {
  connectMs: 10_000,
  silenceMs: 30_000,
  wholeMs: 90_000,
  connections: 4,
  lingerMs: 3000,
};

/** Sends emails, until it is closed. */
export type Transport = {
  /**
   * Sends one email to one address, and returns once the mail server has taken it. Throws where it was
   * not taken (`isRefused` says whether for good).
   */
  send(mail: MailToSend): Promise<void>;
  /** The message that `send` would send, whole; null where mails are kept as files. */
  build(mail: MailToSend): Promise<Buffer | null>;
  /** As `send`, with a message that is put together already. */
  sendRaw(mail: { id: string; to: string; raw: Buffer }): Promise<void>;
  close(): void;
};

/**
 * The way to the mail server; `pooled` keeps some connections open from one mail to the next. Without a
 * mail server each email is kept as a file for the mailbox page.
 */
export async function openTransport(
  { pooled }: { pooled: boolean },
  patience: Patience = PATIENCE,
): Promise<Transport> {
  const { smtpUrl } = environment();
  if (!smtpUrl) return filesTransport;
  const [{ createTransport }, { default: MailComposer }] = await Promise.all([
    import('nodemailer'),
    import('nodemailer/lib/mail-composer'),
  ]);
  const transporter = createTransport({
    url: smtpUrl,
    pool: pooled,
    maxConnections: patience.connections,
    maxMessages: 1000,
    connectionTimeout: patience.connectMs,
    greetingTimeout: patience.connectMs,
    socketTimeout: patience.silenceMs,
  } as never);
  return {
    send: async (mail) => {
      const message = { ...messageOf(mail), signal: AbortSignal.timeout(patience.wholeMs) };
      await transporter.sendMail(message as never);
    },
    build: (mail) => new MailComposer(messageOf(mail) as never).compile().build(),
    sendRaw: async ({ id, to, raw }) => {
      const signal = AbortSignal.timeout(patience.wholeMs);
      await transporter.sendMail({ raw, envelope: envelopeOf(id, to), signal } as never);
    },
    close: () => transporter.close(),
  };
}

const filesTransport: Transport = {
  send: keepAsFile,
  build: () => Promise.resolve(null),
  sendRaw: () => Promise.reject(new Error('mails are kept as files')),
  close: () => undefined,
};

function envelopeOf(id: string, to: string) {
  return { from: returnAddressOf(id) ?? profile().team.email, to: [to] };
}

function messageOf(mail: MailToSend) {
  const { council, team } = profile();
  const { id, to, attachments = [], headers, ...composed } = mail;
  const files = attachments.map((file) => ({ ...file, content: Buffer.from(file.content) }));
  return {
    messageId: messageIdOf(id),
    from: { name: council.name, address: team.email },
    to: { name: '', address: to },
    envelope: envelopeOf(id, to),
    ...composed,
    headers,
    textEncoding: 'quoted-printable',
    alternatives: files.filter(isCalendar).map(({ filename: _, ...file }) => file),
    attachments: files,
    disableUrlAccess: true,
    disableFileAccess: true,
  };
}

/**
 * Mail programs look for what a calendar is to follow beside the text (RFC 6047, 2.6), people for a file:
 * it goes as both.
 */
function isCalendar({ contentType }: { contentType: string }): boolean {
  return contentType.startsWith('text/calendar');
}

/** What a mail server, or the way to it, answered: a code of nodemailer and, where there was one, of SMTP. */
type Failure = { code?: unknown; responseCode?: unknown; command?: unknown };

/** True where the server refused this one message, or its reader, for good (5xx): trying again is in vain. */
export function isRefused(error: unknown): boolean {
  const { code, responseCode, command } = error as Failure;
  if (code === 'EENVELOPE' && command === 'API') return true;
  // A refusal of the sender, or of our name and password, is about us and not about the message.
  return (
    typeof responseCode === 'number' &&
    responseCode >= 500 &&
    responseCode < 600 &&
    (code === 'EENVELOPE' || code === 'EMESSAGE') &&
    (command === 'RCPT TO' || command === 'DATA')
  );
}

/** True where the server was not there at all, so that it would not take the next message either. */
export function isServerAway(error: unknown): boolean {
  const { code, command } = error as Failure;
  if (code === 'EENVELOPE') return command === 'MAIL FROM';
  return code !== 'EMESSAGE';
}

/** The kind of failure, never its text, which may quote an address. */
export function problemOf(error: unknown): string {
  const { code, name } = error as Failure & { name?: unknown };
  if (typeof code === 'string') return code;
  return name === 'AbortError' || name === 'TimeoutError' ? 'ETIMEDOUT' : 'unknown';
}

async function keepAsFile({ id, to, attachments = [], headers: _, ...composed }: MailToSend) {
  const folder = `${environment().dataDir}/mail`;
  await mkdir(folder, { recursive: true });
  const kept = {
    id,
    to,
    at: new Date().toISOString(),
    ...composed,
    attachments: attachments.map((file) => ({
      filename: file.filename,
      contentType: file.contentType,
      base64: Buffer.from(file.content).toString('base64'),
    })),
  };
  await writeFile(`${folder}/${id}.part`, JSON.stringify(kept));
  await rename(`${folder}/${id}.part`, `${folder}/${id}.json`);
}
