import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A message as the mail server received it. */
export interface ReceivedMail {
  /** The address it was delivered to, in lower case. */
  to: string;
  from: string;
  subject: string;
  text: string;
  html: string;
  /** Every header as it was sent, one a line. */
  headers: string;
  /** Instant, ISO, UTC. */
  receivedAt: string;
  attachments: {
    filename: string;
    contentType: string;
    parameters: Record<string, string>;
    base64: string;
  }[];
}

/** The folder where the mail server of this run keeps what it receives. */
export function mailFolder(): string {
  const folder = process.env.PORTAL_MAIL_FOLDER;
  if (!folder) throw new Error('PORTAL_MAIL_FOLDER is not set: no mail server runs.');
  return folder;
}

/** Everything delivered to an address so far, oldest first. */
export async function readMail(to: string, folder = mailFolder()): Promise<ReceivedMail[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const mails = await Promise.all(
    files.map(
      async (name) => JSON.parse(await readFile(path.join(folder, name), 'utf8')) as ReceivedMail,
    ),
  );
  return mails.filter((mail) => mail.to === to.toLowerCase());
}

/**
 * The newest message to an address that the predicate accepts, waited for up to 90 seconds:
 * a mail of a round that just missed a run goes with the next minute's.
 * Throws with the subjects that did come where none is accepted.
 */
export async function waitForMail(
  to: string,
  accepts: (mail: ReceivedMail) => boolean = () => true,
  folder = mailFolder(),
): Promise<ReceivedMail> {
  const deadline = Date.now() + 90_000;
  for (;;) {
    const mails = await readMail(to, folder);
    const found = mails.findLast(accepts);
    if (found) return found;
    if (Date.now() > deadline) {
      const subjects = mails.map((mail) => mail.subject).join('; ') || 'none at all';
      throw new Error(`No such message came to ${to}. What came: ${subjects}.`);
    }
    await sleep(50);
  }
}
