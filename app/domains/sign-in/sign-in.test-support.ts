import { cookieName } from '~/platform/auth/cookies.server';
import { unseal } from '~/platform/auth/secrets.server';
import { readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import { closeDatabase, db, useDatabase } from '~/platform/db/database.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import { createTestDatabase } from '../../../tests/support/database';
import { browserOf } from './browser.server';
import { requestCode } from './request-code.server';
import type { Audience } from './sign-in.rules';
import { verifyCode } from './verify-code.server';

/** Starts a portal's database of the test's own; gives back what removes it. */
export async function startSignIn() {
  useEnvironment(readEnvironment({ SESSION_SECRET: 'a-secret-for-tests-and-nothing-else-at-all' }));
  const database = await createTestDatabase();
  useDatabase(database.url);
  await prepareJobs();
  return async () => {
    await closeDatabase();
    await database.drop();
  };
}

/** A browser that keeps cookies, as far as signing in needs one. */
export class TestBrowser {
  private readonly cookies = new Map<string, string>();

  constructor(public network = '192.0.2.1') {}

  request(path = '/en/sign-in'): Request {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return new Request(`http://localhost:3000${path}`, { headers: { Cookie: cookie } });
  }

  keep(setCookies: string[]): void {
    for (const text of setCookies) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(text)!;
      if (value) this.cookies.set(name!, value);
      else this.cookies.delete(name!);
    }
  }

  cookie(name: string): string | undefined {
    return this.cookies.get(cookieName(name));
  }

  set(name: string, value: string): void {
    this.cookies.set(cookieName(name), value);
  }

  async ask(email: string, audience: Audience = 'family') {
    const browser = browserOf(this.request());
    this.keep([browser.setCookie]);
    return requestCode({
      audience,
      email,
      browserKey: browser.key,
      network: this.network,
      language: 'ro',
      returnTo: '/ro/family',
      request: this.request(),
    });
  }

  async try(code: string, audience: Audience = 'family') {
    const tried = await verifyCode({
      audience,
      code,
      browserKey: browserOf(this.request()).key,
      network: this.network,
      language: 'ro',
      request: this.request(),
    });
    if (tried.kind === 'signed-in') this.keep(tried.cookies);
    return tried;
  }

  async signIn(email: string, audience: Audience = 'family') {
    const asked = await this.ask(email, audience);
    if (asked.kind !== 'sent') throw new Error(`no code: ${asked.kind}`);
    return this.try(await codeFor(email), audience);
  }
}

/** The code in the newest email to an address, as the outbox holds it. */
export async function codeFor(email: string): Promise<string> {
  const mail = await db().outgoingMail.findFirstOrThrow({
    where: { toAddress: email, template: 'sign-in-code' },
    orderBy: { createdAt: 'desc' },
  });
  return unseal('mail', mail.secret!)!;
}

/** A code of six digits that is not this one. */
export function wrongFor(code: string): string {
  return code === '000000' ? '111111' : '000000';
}
