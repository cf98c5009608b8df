import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hashSecret } from '~/platform/auth/secrets.server';
import { findActor } from '~/platform/auth/session.server';
import { db } from '~/platform/db/database.server';
import { networkOf } from '~/platform/server/network.server';
import { askLimits } from './sign-in.rules';
import { codeFor, startSignIn, TestBrowser, wrongFor } from './sign-in.test-support';
import { signOut, signOutEverywhere } from './sign-out.server';

let stop: () => Promise<void>;
let count = 0;
let email = '';

beforeAll(async () => {
  stop = await startSignIn();
});
afterAll(() => stop());

beforeEach(async () => {
  await db().rateLimit.deleteMany();
  email = `parent-${++count}@example.org`;
});

const newestCode = () =>
  db().signInCode.findFirstOrThrow({ where: { email }, orderBy: { createdAt: 'desc' } });

async function listStaff(roles: ('OFFICER' | 'ADMIN')[], active = true) {
  return db().staffMember.create({ data: { email, name: 'Sam Field', roles, active } });
}

describe('the code', () => {
  it('is stored only as a hash, and goes out encrypted', async () => {
    await new TestBrowser().ask(email);
    const code = await codeFor(email);
    expect(code).toMatch(/^\d{6}$/);
    const stored = JSON.stringify([
      await newestCode(),
      await db().outgoingMail.findMany({ where: { toAddress: email } }),
    ]);
    expect(stored).not.toContain(code);
  });

  it('is bound to its row: the same digits have another hash the next time', async () => {
    const browser = new TestBrowser();
    await browser.ask(email);
    const first = await newestCode();
    await browser.ask(email);
    const second = await newestCode();
    expect(second.id).not.toBe(first.id);
    expect(second.codeHash).not.toBe(first.codeHash);
  });

  it('is stored with the hash of the browser and not with its secret', async () => {
    const browser = new TestBrowser();
    await browser.ask(email);
    const secret = browser.cookie('browser')!;
    const row = await newestCode();
    expect(row.browserKey).toBe(hashSecret(secret));
    expect(JSON.stringify(row)).not.toContain(secret);
  });

  it('opens a session, makes the account in the language of the page, and is written down', async () => {
    const browser = new TestBrowser();
    const tried = await browser.signIn(email);
    expect(tried).toMatchObject({ kind: 'signed-in', returnTo: '/ro/family' });
    const { actor } = await findActor(browser.request());
    expect(actor).toMatchObject({ kind: 'parent', email, language: 'ro' });
    const audits = await db().auditEvent.findMany({ where: { actorId: actor!.id } });
    expect(audits.map(({ action }) => action)).toEqual(['signed-in']);
  });

  it('works 1 second before its 10 minutes are over, and not at 10 minutes', async () => {
    const browser = new TestBrowser();
    await browser.ask(email);
    const row = await newestCode();
    expect(row.expiresAt.getTime() - row.createdAt.getTime()).toBeGreaterThan(9.9 * 60_000);
    expect(row.expiresAt.getTime() - row.createdAt.getTime()).toBeLessThanOrEqual(10 * 60_000);
    const code = await codeFor(email);
    const late = new TestBrowser();
    late.set('browser', browser.cookie('browser')!);
    await db().$executeRaw`update sign_in_code set expires_at = now() where id = ${row.id}::uuid`;
    expect(await late.try(code)).toEqual({ kind: 'expired' });
    await db()
      .$executeRaw`update sign_in_code set expires_at = now() + interval '1 second' where id = ${row.id}::uuid`;
    expect(await browser.try(code)).toMatchObject({ kind: 'signed-in' });
  });

  it('may be tried 5 times, and the tries left are told', async () => {
    const browser = new TestBrowser();
    await browser.ask(email);
    const code = await codeFor(email);
    const wrong = wrongFor(code);
    for (const triesLeft of [4, 3, 2, 1]) {
      expect(await browser.try(wrong)).toEqual({ kind: 'wrong', triesLeft });
    }
    expect(await browser.try(wrong)).toEqual({ kind: 'no-tries-left' });
    expect(await browser.try(code)).toEqual({ kind: 'no-tries-left' });
    expect((await findActor(browser.request())).actor).toBeNull();
  });

  it('still works at the fifth try', async () => {
    const browser = new TestBrowser();
    await browser.ask(email);
    const code = await codeFor(email);
    for (let i = 0; i < 4; i++) await browser.try(wrongFor(code));
    expect(await browser.try(code)).toMatchObject({ kind: 'signed-in' });
  });

  it('counts 5 of 20 simultaneous tries, and no more', async () => {
    const browser = new TestBrowser();
    await browser.ask(email);
    const wrong = wrongFor(await codeFor(email));
    const tried = await Promise.all(Array.from({ length: 20 }, () => browser.try(wrong)));
    expect(tried.filter(({ kind }) => kind === 'wrong')).toHaveLength(4);
    expect(tried.filter(({ kind }) => kind === 'no-tries-left')).toHaveLength(16);
    expect((await newestCode()).tries).toBe(5);
  });

  it('opens one session when the right code is sent 5 times at once', async () => {
    const browser = new TestBrowser();
    await browser.ask(email);
    const code = await codeFor(email);
    const tried = await Promise.all(Array.from({ length: 5 }, () => browser.try(code)));
    expect(tried.filter(({ kind }) => kind === 'signed-in')).toHaveLength(1);
    expect(await db().session.count({ where: { account: { email } } })).toBe(1);
  });

  it('is used once', async () => {
    const browser = new TestBrowser();
    await browser.ask(email);
    const code = await codeFor(email);
    const again = new TestBrowser();
    again.set('browser', browser.cookie('browser')!);
    expect(await browser.try(code)).toMatchObject({ kind: 'signed-in' });
    expect(await again.try(code)).toEqual({ kind: 'none' });
  });

  it('is refused in another browser', async () => {
    const browser = new TestBrowser();
    await browser.ask(email);
    const other = new TestBrowser();
    expect(await other.try(await codeFor(email))).toEqual({ kind: 'none' });
    await other.ask(`else-${email}`);
    expect(await other.try(await codeFor(email))).toMatchObject({ kind: 'wrong' });
    expect((await newestCode()).tries).toBe(0);
  });

  it('is refused once another was asked for in the same browser', async () => {
    const browser = new TestBrowser();
    await browser.ask(email);
    const first = await codeFor(email);
    await browser.ask(email);
    const second = await codeFor(email);
    if (first !== second) expect(await browser.try(first)).toMatchObject({ kind: 'wrong' });
    expect(await browser.try(second)).toMatchObject({ kind: 'signed-in' });
  });

  it('of a parent does not open the door for staff', async () => {
    await listStaff(['OFFICER']);
    const browser = new TestBrowser();
    await browser.ask(email, 'family');
    expect(await browser.try(await codeFor(email), 'staff')).toEqual({ kind: 'none' });
  });
});

describe('one address, however it is written, is one account', () => {
  it('for a parent who comes back', async () => {
    await new TestBrowser().signIn(email);
    await new TestBrowser().signIn(email);
    expect(await db().account.count({ where: { email: email.toUpperCase() } })).toBe(1);
  });

  it('takes over what was sent with the address before, and nothing else', async () => {
    const item = (contactEmail: string) =>
      db().queueItem.create({
        data: {
          reference: `T-${contactEmail}-${count}`,
          kind: 'question',
          receivedOn: new Date('2026-11-23T00:00:00Z'),
          title: 'Question',
          searchText: 'question',
          contactEmail,
        },
      });
    const mine = await item(email.toUpperCase());
    const other = await item(`not-${email}`);
    const browser = new TestBrowser();
    await browser.signIn(email);
    const { actor } = await findActor(browser.request());
    const owner = async (id: string) =>
      (await db().queueItem.findUniqueOrThrow({ where: { id } })).accountId;
    expect(await owner(mine.id)).toBe(actor!.id);
    expect(await owner(other.id)).toBeNull();
  });
});

describe('staff', () => {
  it('who are listed get a code and come in with their roles', async () => {
    await listStaff(['OFFICER']);
    const browser = new TestBrowser();
    expect(await browser.signIn(email, 'staff')).toMatchObject({ kind: 'signed-in' });
    expect((await findActor(browser.request())).actor).toMatchObject({
      kind: 'staff',
      email,
      roles: ['OFFICER'],
    });
    expect(await db().account.count({ where: { email } })).toBe(0);
  });

  it.each([
    ['nobody listed', null],
    ['who were taken off', { roles: ['OFFICER'] as const, active: false }],
    ['without a role', { roles: [] as const, active: true }],
  ])('%s: the same answer and the same rows, and no code', async (_, listed) => {
    if (listed) await listStaff([...listed.roles], listed.active);
    const browser = new TestBrowser();
    expect(await browser.ask(email, 'staff')).toEqual({ kind: 'sent' });
    const mails = await db().outgoingMail.findMany({ where: { toAddress: email } });
    expect(mails.map(({ template }) => template)).toEqual(['nobody']);
    expect(mails[0]!.secret).not.toBeNull();
    for (const triesLeft of [4, 3, 2, 1]) {
      expect(await browser.try('123456', 'staff')).toEqual({ kind: 'wrong', triesLeft });
    }
    expect(await browser.try('123456', 'staff')).toEqual({ kind: 'no-tries-left' });
  });

  it('get as many queries for an unknown address as for a listed one', async () => {
    await listStaff(['OFFICER']);
    const rows = async () => [
      await db().signInCode.count(),
      await db().outgoingMail.count(),
      await db().rateLimit.count(),
    ];
    const before = await rows();
    await new TestBrowser('198.51.100.1').ask(email, 'staff');
    const listed = await rows();
    await new TestBrowser('198.51.100.2').ask(`unknown-${email}`, 'staff');
    const unknown = await rows();
    const added = (to: number[], from: number[]) => to.map((each, index) => each - from[index]!);
    expect(added(unknown, listed)).toEqual(added(listed, before));
  });

  it('taken off between asking and typing are told that the code is wrong', async () => {
    const member = await listStaff(['OFFICER']);
    const browser = new TestBrowser();
    await browser.ask(email, 'staff');
    await db().staffMember.update({ where: { id: member.id }, data: { active: false } });
    expect(await browser.try(await codeFor(email), 'staff')).toEqual({
      kind: 'wrong',
      triesLeft: 4,
    });
  });

  it('whose role or account was removed are out at the next request', async () => {
    const member = await listStaff(['OFFICER', 'ADMIN']);
    const browser = new TestBrowser();
    await browser.signIn(email, 'staff');
    const change = (data: { roles?: 'OFFICER'[]; active?: boolean }) =>
      db().staffMember.update({ where: { id: member.id }, data });
    await change({ roles: ['OFFICER'] });
    expect((await findActor(browser.request())).actor).toMatchObject({ roles: ['OFFICER'] });
    await change({ roles: [] });
    expect((await findActor(browser.request())).actor).toBeNull();
    await change({ roles: ['OFFICER'], active: false });
    expect((await findActor(browser.request())).actor).toBeNull();
  });
});

describe('limits', () => {
  it('refuse the sixth code for an address from one network, and say for how long', async () => {
    const asked = [];
    for (let i = 0; i < 6; i++) asked.push(await new TestBrowser().ask(email));
    expect(asked.map(({ kind }) => kind)).toEqual([...Array(5).fill('sent'), 'wait']);
    const last = asked.at(-1)!;
    expect(last.kind === 'wait' && last.minutes).toBeGreaterThanOrEqual(1);
    expect(last.kind === 'wait' && last.minutes).toBeLessThanOrEqual(15);
  });

  it('are the same for an address that nobody listed', async () => {
    const asked = [];
    for (let i = 0; i < 6; i++) asked.push(await new TestBrowser().ask(email, 'staff'));
    expect(asked.map(({ kind }) => kind)).toEqual([...Array(5).fill('sent'), 'wait']);
  });

  it('are not moved by a forged X-Forwarded-For', async () => {
    const kinds = [];
    for (let i = 0; i < 6; i++) {
      const network = networkOf('203.0.113.9', `198.51.100.${i}`, 0);
      kinds.push((await new TestBrowser(network).ask(email)).kind);
    }
    expect(kinds.at(-1)).toBe('wait');
    // Behind one proxy of ours, only what that proxy added counts.
    const seen = [1, 2].map((i) => networkOf('10.0.0.1', `198.51.100.${i}, 203.0.113.9`, 1));
    expect(new Set(seen)).toEqual(new Set(['203.0.113.9']));
  });

  it('let a person elsewhere in while one network floods their address', async () => {
    for (let i = 0; i < 30; i++) await new TestBrowser('203.0.113.9').ask(email);
    expect(await new TestBrowser('198.51.100.7').signIn(email)).toMatchObject({
      kind: 'signed-in',
    });
  });

  it('let a browser that signed in before in while many networks flood the address', async () => {
    const home = new TestBrowser('198.51.100.7');
    await home.signIn(email);
    for (let i = 0; i < 20; i++) await new TestBrowser(`203.0.113.${i}`).ask(email);
    expect(await new TestBrowser('198.51.100.8').ask(email)).toMatchObject({ kind: 'wait' });
    expect(await home.signIn(email)).toMatchObject({ kind: 'signed-in' });
  });

  it('let only so many unknown browsers a day ask for the code of one member of staff', async () => {
    const ask = async (network: string, audience: 'staff' | 'family') => {
      // Each time another quarter of an hour: only the limit of the day has been counting.
      await db().rateLimit.deleteMany({ where: { key: { startsWith: 'code-address' } } });
      return (await new TestBrowser(network).ask(email, audience)).kind;
    };
    for (let i = 0; i < askLimits.staffDay.most; i++) {
      expect(await ask(`203.0.113.${i}`, 'staff')).toBe('sent');
    }
    expect(await ask('203.0.113.200', 'staff')).toBe('wait');
    expect(await ask('203.0.113.201', 'family')).toBe('sent');
  });

  it('are not lifted by a cookie of somebody else, or by one made up', async () => {
    const other = new TestBrowser('198.51.100.7');
    await other.signIn(`other-${email}`);
    for (let i = 0; i < 20; i++) await new TestBrowser(`203.0.113.${i}`).ask(email);
    expect(await other.ask(email)).toMatchObject({ kind: 'wait' });
    const forged = new TestBrowser('198.51.100.8');
    forged.set('known', `${'a'.repeat(43)}.${'b'.repeat(43)}`);
    expect(await forged.ask(email)).toMatchObject({ kind: 'wait' });
  });

  it('stop a network that asks for codes for many addresses', async () => {
    const kinds = new Set<string>();
    for (let i = 0; i <= askLimits.network.most; i++) {
      kinds.add((await new TestBrowser('203.0.113.77').ask(`many-${i}-${email}`)).kind);
    }
    expect(kinds).toEqual(new Set(['sent', 'wait']));
  });

  it('are stored without addresses and networks', async () => {
    await new TestBrowser('203.0.113.99').ask(email);
    const stored = JSON.stringify(await db().rateLimit.findMany());
    expect(stored).not.toContain('203.0.113.99');
    expect(stored).not.toContain(email);
  });
});

describe('the session', () => {
  it('gets a new identifier at sign-in, and the one before ends', async () => {
    const browser = new TestBrowser();
    await browser.signIn(email);
    const before = browser.cookie('session')!;
    await browser.signIn(email);
    expect(browser.cookie('session')).not.toBe(before);
    const old = new TestBrowser();
    old.set('session', before);
    expect(await findActor(old.request())).toEqual({ actor: null, ended: null });
  });

  it('never takes on an identifier that the browser brought', async () => {
    const browser = new TestBrowser();
    browser.set('session', 'planted-by-somebody-else');
    await browser.signIn(email);
    expect(browser.cookie('session')).not.toBe('planted-by-somebody-else');
  });

  it('is stored as a hash', async () => {
    const browser = new TestBrowser();
    await browser.signIn(email);
    const rows = await db().session.findMany({ where: { account: { email } } });
    expect(JSON.stringify(rows)).not.toContain(browser.cookie('session'));
    expect(rows[0]!.id).toBe(hashSecret(browser.cookie('session')!));
  });

  async function seen(ago: string) {
    const browser = new TestBrowser();
    await browser.signIn(email);
    const id = hashSecret(browser.cookie('session')!);
    await db().$executeRawUnsafe(
      `update session set last_seen_at = now() - interval '${ago}' where id = $1`,
      id,
    );
    return { browser, id };
  }

  it('lives through 29 idle minutes, which count anew from there', async () => {
    const { browser, id } = await seen('29 minutes');
    expect((await findActor(browser.request())).actor).not.toBeNull();
    const row = await db().session.findUniqueOrThrow({ where: { id } });
    expect(Date.now() - row.lastSeenAt.getTime()).toBeLessThan(60_000);
  });

  it('ends after 30 idle minutes, and what was typed can still be kept for its owner', async () => {
    const { browser } = await seen('30 minutes');
    const found = await findActor(browser.request());
    expect(found.actor).toBeNull();
    expect(found.ended?.ownerKey).toMatch(/^parent:/);
  });

  it('ends after 12 hours, however busy', async () => {
    const { browser, id } = await seen('0 minutes');
    const row = await db().session.findUniqueOrThrow({ where: { id } });
    const hours = (row.endsAt.getTime() - row.createdAt.getTime()) / 3_600_000;
    expect(hours).toBeCloseTo(12, 2);
    await db().$executeRaw`update session set ends_at = now() where id = ${id}`;
    expect((await findActor(browser.request())).actor).toBeNull();
  });

  it('ends at signing out, here only', async () => {
    const here = new TestBrowser();
    const there = new TestBrowser();
    await here.signIn(email);
    await there.signIn(email);
    const { actor } = await findActor(here.request());
    const kept = new TestBrowser();
    kept.set('session', here.cookie('session')!);
    here.keep([await signOut(here.request(), actor)]);
    expect(here.cookie('session')).toBeUndefined();
    expect((await findActor(kept.request())).actor).toBeNull();
    expect((await findActor(there.request())).actor).not.toBeNull();
  });

  it('ends in every browser at signing out everywhere, for this person only', async () => {
    const [here, there, stranger] = [new TestBrowser(), new TestBrowser(), new TestBrowser()];
    await here.signIn(email);
    await there.signIn(email);
    await stranger.signIn(`stranger-${email}`);
    const { actor } = await findActor(here.request());
    await signOutEverywhere(actor!);
    expect((await findActor(here.request())).actor).toBeNull();
    expect((await findActor(there.request())).actor).toBeNull();
    expect((await findActor(stranger.request())).actor).not.toBeNull();
  });
});
