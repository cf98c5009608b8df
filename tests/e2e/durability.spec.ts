import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { startCutLine } from '../support/cut-line';
import { startGround, type Ground } from '../support/ground';
import { waitForMail } from '../support/mail';
import { startPortal, type RunningPortal } from '../support/portal';
import { startSmtpSink } from '../support/smtp-sink';

// Each test has a PostgreSQL and a portal of its own, which it may break.
test.describe.configure({ mode: 'default' });

/** A parent with a session and a draft that is ready to be sent. */
async function readyDraft(ground: Ground, at: number): Promise<{ cookie: string; draft: string }> {
  const secret = randomBytes(32).toString('base64url');
  const [account] = await ground.query<{ id: string }>(
    'insert into account (email) values ($1) returning id',
    [`parent-${at}-${randomUUID()}@example.org`],
  );
  await ground.query(
    `insert into session (id, audience, account_id, ends_at) values ($1, 'family', $2, now() + interval '2 hours')`,
    [createHash('sha256').update(secret).digest('base64url'), account!.id],
  );
  const answers = {
    you: { name: 'Grace Hall', relation: 'mother' },
    children: [
      {
        key: randomUUID(),
        givenNames: `Child ${at}`,
        familyName: 'Hall',
        dateOfBirth: '2016-05-04',
        learning: { setting: 'never-at-school' },
      },
    ],
  };
  const [draft] = await ground.query<{ id: string }>(
    `insert into notification_draft (account_id, language, answers, expires_at)
     values ($1, 'en', $2, now() + interval '20 days') returning id`,
    [account!.id, answers],
  );
  return { cookie: `session=${secret}`, draft: draft!.id };
}

async function send(portal: RunningPortal, { cookie, draft }: { cookie: string; draft: string }) {
  const answer = await fetch(`${portal.url}/en/notify/${draft}/check`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Cookie: cookie, Origin: portal.url },
    body: new URLSearchParams({}),
  });
  const notice = /\/en\/family\/notice\/([0-9a-f-]{36})/.exec(answer.headers.get('location') ?? '');
  return { status: answer.status, notice: notice?.[1] ?? null };
}

test('killed 50 times while notices are sent: none acknowledged is lost, none is doubled', async () => {
  test.setTimeout(360_000);
  const ground = await startGround();
  const env = { DATABASE_URL: ground.url, DATA_DIR: path.join(ground.folder, 'data'), DEMO: '0' };
  const acknowledged = new Map<string, string>();
  const tried: { cookie: string; draft: string }[] = [];
  let portal = await startPortal(env);
  try {
    let seed = 20261121;
    for (let round = 0; round < 50; round += 1) {
      const drafts = await Promise.all(
        [0, 1, 2, 3, 4, 5].map((at) => readyDraft(ground, round * 6 + at)),
      );
      tried.push(...drafts);
      let landed = 0;
      let over = false;
      const sending = Promise.all(
        drafts.map(async (draft) => {
          const { notice } = await send(portal, draft).catch(() => ({ notice: null }));
          if (!notice) return;
          acknowledged.set(draft.draft, notice);
          landed += 1;
        }),
      ).then(() => (over = true));
      // Killed after none to five of the six are acknowledged, and a random moment more.
      seed = (seed * 48271) % 2147483647;
      const wanted = seed % 6;
      while (landed < wanted && !over) await sleep(1);
      await sleep((seed >> 8) % 40);
      const ended = once(portal.process, 'exit');
      portal.process.kill('SIGKILL');
      await Promise.all([ended, sending]);
      portal = await startPortal(env);
    }
    expect(acknowledged.size).toBeGreaterThan(0);
    expect(acknowledged.size).toBeLessThan(tried.length);
    for (const [draft, notice] of acknowledged) {
      const rows = await ground.query<{ id: string }>(
        'select id from notification where draft_id = $1',
        [draft],
      );
      expect(rows).toEqual([{ id: notice }]);
    }
    // Whoever got no answer sends again: each has one notice and one queue item in the end.
    for (const draft of tried) expect((await send(portal, draft)).notice).not.toBeNull();
    const [count] = await ground.query<{
      notices: number;
      items: number;
      clocks: number;
      left: number;
    }>(
      `select (select count(*)::int from notification) as notices,
        (select count(*)::int from queue_item where kind = 'notification') as items,
        (select count(*)::int from clock where rule = 'first-contact') as clocks,
        (select count(*)::int from notification_draft) as left`,
    );
    expect(count).toEqual({
      notices: tried.length,
      items: tried.length,
      clocks: tried.length,
      left: 0,
    });
  } finally {
    await portal.stop();
    await ground.stop();
  }
});

test('the database away for 30 seconds: a proper page, then the service by itself with what was typed', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const ground = await startGround();
  const direct = new URL(ground.url);
  const line = await startCutLine(Number(direct.port));
  direct.port = String(line.port);
  direct.hostname = '127.0.0.1';
  const portal = await startPortal({
    DATABASE_URL: direct.href,
    DATA_DIR: path.join(ground.folder, 'data'),
    DEMO: '0',
  });
  const context = await browser.newContext({ javaScriptEnabled: false });
  try {
    const { cookie, draft } = await readyDraft(ground, 1);
    await context.addCookies([
      { name: 'session', value: cookie.slice('session='.length), url: portal.url },
    ]);
    const page = await context.newPage();
    await page.goto(`${portal.url}/en/notify/${draft}/why`);
    const words = 'Ea învață mai bine acasă & “liniștit”.\nA doua linie <b>';
    await page.locator('textarea').first().fill(words);
    await line.cut();
    const cutAt = Date.now();
    await page.locator('#form > button, #form button:not([name])').last().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'The service is away for a moment',
    );
    await expect(page.getByText('What you typed is kept')).toBeVisible();
    expect((await page.request.get(`${portal.url}/en/family`)).status()).toBe(503);
    await sleep(Math.max(0, 30_000 - (Date.now() - cutAt)));
    await line.mend();
    await expect(async () => {
      await page.getByRole('button', { name: 'Try again' }).click();
      await expect(page).toHaveURL(new RegExp(`/en/notify/${draft}(\\?|$)`), { timeout: 2_000 });
    }).toPass({ timeout: 30_000 });
    const [saved] = await ground.query<{ words: string }>(
      `select answers->'why'->>'words' as words from notification_draft where id = $1`,
      [draft],
    );
    expect(saved?.words).toBe(words);
  } finally {
    await context.close();
    await portal.stop();
    await line.cut().catch(() => {});
    await ground.stop();
  }
});

test('the mail server away: nothing is lost, and it is sent once it is back', async () => {
  test.setTimeout(120_000);
  const ground = await startGround();
  const folder = path.join(ground.folder, 'mail');
  const first = await startSmtpSink(folder);
  const port = Number(new URL(first.url).port);
  await first.stop();
  const portal = await startPortal({
    DATABASE_URL: ground.url,
    DATA_DIR: path.join(ground.folder, 'data'),
    SMTP_URL: first.url,
    DEMO: '0',
  });
  try {
    const ready = await readyDraft(ground, 1);
    const { notice } = await send(portal, ready);
    expect(notice).not.toBeNull();
    const [{ email } = { email: '' }] = await ground.query<{ email: string }>(
      'select a.email from notification n join account a on a.id = n.account_id where n.id = $1',
      [notice],
    );
    await sleep(3_000);
    const [waiting] = await ground.query<{ n: number }>(
      'select count(*)::int as n from outgoing_mail where sent_at is null',
    );
    expect(waiting?.n).toBeGreaterThan(0);
    const back = await startSmtpSink(folder, port);
    await expect(async () => {
      expect((await waitForMail(email, () => true, folder)).to).toBe(email);
    }).toPass({ timeout: 60_000 });
    const [left] = await ground.query<{ n: number }>(
      'select count(*)::int as n from outgoing_mail where sent_at is null',
    );
    expect(left?.n).toBe(0);
    await back.stop();
  } finally {
    await portal.stop();
    await ground.stop();
  }
});
