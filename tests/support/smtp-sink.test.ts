import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readMail, waitForMail } from './mail';
import { type SmtpSink, startSmtpSink } from './smtp-sink';

let sink: SmtpSink;

beforeAll(async () => {
  sink = await startSmtpSink(await mkdtemp(path.join(tmpdir(), 'portal-mail-')));
});

afterAll(async () => {
  await sink.stop();
  await rm(sink.folder, { recursive: true, force: true });
});

function send(to: string[], subject: string) {
  return createTransport(sink.url).sendMail({
    from: 'Portal <portal@example.org>',
    to,
    subject,
    text: 'Bună ziua — خوش آمدید',
    attachments: [{ filename: 'letter.txt', content: 'Dear head teacher' }],
  });
}

it('keeps a message for each address, as it was sent', async () => {
  await send(['Ana@example.org', 'jo@example.org'], 'Codul dumneavoastră');
  const mail = await waitForMail('ana@example.org', () => true, sink.folder);
  expect(mail).toMatchObject({ to: 'ana@example.org', subject: 'Codul dumneavoastră' });
  expect(mail.text.trim()).toBe('Bună ziua — خوش آمدید');
  expect(Buffer.from(mail.attachments[0]!.base64, 'base64').toString()).toBe('Dear head teacher');
  expect(await readMail('jo@example.org', sink.folder)).toHaveLength(1);
  expect(await readMail('nobody@example.org', sink.folder)).toEqual([]);
});

it('waits for the message that was asked for, and takes the newest', async () => {
  setTimeout(() => void send(['li@example.org'], 'second'), 100);
  await send(['li@example.org'], 'first');
  const mail = await waitForMail(
    'li@example.org',
    ({ subject }) => subject === 'second',
    sink.folder,
  );
  expect(mail.subject).toBe('second');
});
