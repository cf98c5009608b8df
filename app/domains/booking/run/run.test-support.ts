import { randomUUID } from 'node:crypto';
import type { ActionFunctionArgs } from '@remix-run/node';
import { createAccount, createFamily } from '../../../../tests/factories';
import type { Parent, Staff } from '~/platform/auth/session.server';
import { db } from '~/platform/db/database.server';

export const HOUR = 3_600_000;

/** A moment so many hours from now; negative for before. */
export function inHours(hours: number): Date {
  return new Date(Date.now() + hours * HOUR);
}

/** A session's times that are over since an hour ago. */
export const over = () => ({ startsAt: inHours(-3), endsAt: inHours(-1) });

/** A request of somebody signed in, as a loader or action gets it. */
export function asking(
  actor: Staff | Parent | null,
  path: string,
  params: Record<string, string> = {},
  body?: URLSearchParams | Record<string, string>,
): ActionFunctionArgs {
  const url = `http://localhost${path}`;
  const request = body
    ? new Request(url, { method: 'POST', body: new URLSearchParams(body) })
    : new Request(url);
  const context = { network: 'test', found: Promise.resolve({ actor, ended: null }) };
  return { request, params, context } as unknown as ActionFunctionArgs;
}

/** The status of the answer that was thrown or given; 200 where it is none. */
export async function statusOf(answer: Promise<unknown>): Promise<number> {
  const given = await answer.catch((thrown: unknown) => {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  });
  if (given instanceof Response) return given.status;
  const { init } = (given ?? {}) as { init?: ResponseInit | null };
  return init?.status ?? 200;
}

/** A family with a parent who has an account. */
export async function familyWithParent(name = 'Popa') {
  const family = await createFamily({ name });
  const account = await createAccount();
  const adult = await db().adult.create({
    data: {
      familyId: family.id,
      accountId: account.id,
      role: 'parent',
      name: `Ioana ${name}`,
      email: account.email,
      phone: '07700 900123',
      language: 'ro',
      toldBy: 'self',
    },
  });
  return { family, account, adult };
}

/** The audit rows that name a booking, the oldest first. */
export function auditOf(bookingId: string) {
  return db().auditEvent.findMany({
    where: { detail: { path: ['bookingId'], equals: bookingId } },
    orderBy: { id: 'asc' },
  });
}

/** What the form that books for a family sends, as somebody on the telephone says least. */
export function bookForm(more: Record<string, string> = {}): Record<string, string> {
  return { adults: '1', children: '0', language: 'en', submitKey: randomUUID(), ...more };
}
