import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ActionFunctionArgs } from '@remix-run/node';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database';
import { readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import { closeDatabase, db, useDatabase } from '~/platform/db/database.server';
import { action } from '~/routes/machine/mail-returned';
import { messageIdOf, returnAddressOf } from './mail-token.server';
import { readReturnedMail } from './returned-mail';
import { takeReturnedMail } from './take-returned.server';

const SECRET = 'a-secret-of-the-mail-server-and-the-portal';
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
});

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

beforeEach(() => configure());

function configure(more: Record<string, string> = { MAIL_RETURNS_SECRET: SECRET }) {
  useEnvironment(readEnvironment({ MAIL_RETURN_ADDRESS: 'returns@council.example', ...more }));
}

async function sentMail(): Promise<string> {
  const { id } = await db().outgoingMail.create({
    data: {
      dedupeKey: randomUUID(),
      toAddress: 'reader@family.example',
      template: 'message-waiting',
      language: 'en',
      sentAt: new Date(),
    },
  });
  return id;
}

type Report = { to?: string; action?: string; messageId?: string; type?: string; end?: string };

/** A report as Postfix writes it. */
function report({ to = 'x@council.example', action: act = 'failed', ...more }: Report): string {
  const lines = [
    'Return-Path: <>',
    `Delivered-To: ${to}`,
    'From: MAILER-DAEMON@mail.example (Mail Delivery System)',
    'Subject: Undelivered Mail Returned to Sender',
    `Content-Type: ${more.type ?? 'multipart/report; report-type=delivery-status;'}`,
    '\tboundary="A1B2/mail.example"',
    '',
    'This is a MIME-encapsulated message.',
    '--A1B2/mail.example',
    'Content-Type: text/plain',
    '',
    'I could not deliver it. Action: failed',
    '--A1B2/mail.example',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mail.example',
    '',
    'Final-Recipient: rfc822; reader@family.example',
    `Action: ${act}`,
    'Status: 5.1.1',
    '',
    '--A1B2/mail.example',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${more.messageId ?? '<none@elsewhere.example>'}`,
    'Subject: A message',
    '',
    '--A1B2/mail.example--',
    '',
  ];
  return lines.join(more.end ?? '\r\n');
}

const cameBack = async (id: string) =>
  (await db().outgoingMail.findUniqueOrThrow({ where: { id } })).returnedAt !== null;

describe('a report of a mail server', () => {
  it.each([['\r\n'], ['\n']])(
    'marks the mail to whose own address it came (line ends %j)',
    async (end) => {
      const id = await sentMail();
      const to = returnAddressOf(id)!;
      expect(to.split('@')[0]!.length).toBeLessThanOrEqual(64);
      expect(await takeReturnedMail(report({ to, end }))).toBe('marked');
      expect(await cameBack(id)).toBe(true);
      expect(await takeReturnedMail(report({ to, end }))).toBe('ignored');
    },
  );

  it('marks it though a server on the way wrote the address in capitals', async () => {
    const id = await sentMail();
    expect(await takeReturnedMail(report({ to: returnAddressOf(id)!.toUpperCase() }))).toBe(
      'marked',
    );
  });

  it('marks the mail whose Message-ID it names', async () => {
    const id = await sentMail();
    expect(await takeReturnedMail(report({ messageId: messageIdOf(id) }))).toBe('marked');
    expect(await cameBack(id)).toBe(true);
  });

  it.each(['delayed', 'delivered', 'relayed', 'expanded', ''])(
    'of "%s" marks nothing',
    async (act) => {
      const id = await sentMail();
      expect(await takeReturnedMail(report({ to: returnAddressOf(id)!, action: act }))).toBe(
        'ignored',
      );
      expect(await cameBack(id)).toBe(false);
    },
  );

  it('marks nothing that was guessed', async () => {
    const id = await sentMail();
    const compact = id.replaceAll('-', '');
    const [, right] = returnAddressOf(id)!.split('.');
    const wrong = `0${right!.slice(1)}`;
    const guesses = [
      { to: `returns+${compact}@council.example` },
      { to: `returns+${compact}.0000000000000000@council.example` },
      { to: `returns+${compact}.${wrong === right ? `1${right.slice(1)}` : wrong}` },
      { messageId: `<${id}@localhost>` },
      { messageId: `<${compact}.ffffffffffffffff@localhost>` },
      { to: `returns+${compact}.' or true--@council.example` },
    ];
    for (const guess of guesses) expect(await takeReturnedMail(report(guess))).toBe('ignored');
    expect(await cameBack(id)).toBe(false);
  });

  it('that is about two mails at once marks neither', async () => {
    const [one, two] = [await sentMail(), await sentMail()];
    const both = report({ to: returnAddressOf(one)!, messageId: messageIdOf(two) });
    expect(await takeReturnedMail(both)).toBe('ignored');
  });

  it('is none where somebody is only away', async () => {
    const id = await sentMail();
    const away = report({ to: returnAddressOf(id)!, type: 'multipart/mixed;' });
    expect(await takeReturnedMail(away)).toBe('ignored');
  });

  it('holds nobody up, whatever somebody wrote into it', () => {
    const begun = performance.now();
    readReturnedMail(`To: ${'a'.repeat(500_000)}\n\n`);
    readReturnedMail(report({ action: `failed\n${'a:b\n'.repeat(120_000)}` }));
    // Both took minutes, in which the portal did nothing else.
    expect(performance.now() - begun).toBeLessThan(10_000);
  });

  it('is read where its parts are encoded', () => {
    const part = Buffer.from('Reporting-MTA: dns; x\r\n\r\nAction: failed\r\n').toString('base64');
    const raw = `Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\nContent-Transfer-Encoding: base64\n\n${part}\n--b--\n`;
    expect(readReturnedMail(raw).failed).toBe(true);
  });

  it.each([
    '',
    '\n\n\n',
    'Content-Type: multipart/report; boundary=""\n\n--\n',
    `Content-Type: multipart/report; boundary=b\n\n${'--b\n\n'.repeat(100_000)}`,
    `${' '.repeat(500_000)}: x\n\n`,
    `To: ${'a@'.repeat(200_000)}\n\n`,
  ])('is none, and read quickly, where it is rubbish (%#)', (raw) => {
    const began = performance.now();
    expect(readReturnedMail(raw).failed).toBe(false);
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});

describe('POST /mail-returned', () => {
  const post = async (body: string, authorization?: string) => {
    const headers = { 'Content-Type': 'message/rfc822', ...(authorization && { authorization }) };
    const request = new Request('http://localhost/mail-returned', {
      method: 'POST',
      headers,
      body,
    });
    try {
      const answer = await action({
        request,
        params: {},
        context: {},
      } as unknown as ActionFunctionArgs);
      return answer.status;
    } catch (thrown) {
      return (thrown as Response).status;
    }
  };

  it('takes reports from whoever knows the secret, and from nobody else', async () => {
    const id = await sentMail();
    const body = report({ to: returnAddressOf(id)! });
    expect(await post(body)).toBe(401);
    expect(await post(body, 'Bearer wrong')).toBe(401);
    expect(await post(body, `Basic ${SECRET}`)).toBe(401);
    expect(await cameBack(id)).toBe(false);
    expect(await post(body, `Bearer ${SECRET}`)).toBe(204);
    expect(await cameBack(id)).toBe(true);
    expect(await post('rubbish', `Bearer ${SECRET}`)).toBe(204);
  });

  it('is not there where no secret is set', async () => {
    configure({});
    expect(await post('x', 'Bearer ')).toBe(404);
    expect(await post('x', `Bearer ${SECRET}`)).toBe(404);
  });

  it('refuses what is too large', async () => {
    expect(await post('x'.repeat(1024 * 1024 + 1), `Bearer ${SECRET}`)).toBe(413);
  });
});
