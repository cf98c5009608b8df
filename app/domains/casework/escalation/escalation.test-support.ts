import { randomUUID } from 'node:crypto';
import { unseal } from '~/platform/auth/secrets.server';
import { db, inTransaction } from '~/platform/db/database.server';
import type { Staff } from '~/platform/auth/session.server';
import { createAccount, createChild, createFamily } from '../../../../tests/factories';
import { askService, type NewQuestion } from './ask-service.server';
import { findEscalation } from './escalation.store.server';

/** A Monday with open schools, nine o'clock in England. */
export const MONDAY = new Date('2026-11-23T09:00:00Z');
/** Five school days later. */
export const DUE = '2026-11-30';

/** Words of a family that nobody outside may read. */
export const CANARIES = {
  address: 'canary-address 7 Hidden Lane',
  mother: 'canary-mother Maryam',
  motherEmail: 'canary-mother@family.example',
  note: 'canary-note of a colleague',
  school: 'canary-school',
  upn: 'A999999999999',
  sibling: 'canary-sibling',
};

/** A family with much about it that is nobody else's business, and one child of it. */
export async function familyWithCanaries() {
  const family = await createFamily({ name: 'canary-family' });
  const account = await createAccount({ email: `${randomUUID()}@family.example` });
  const child = await createChild({
    familyId: family.id,
    givenNames: 'Samira',
    familyName: 'Okoro',
    dateOfBirth: new Date('2016-05-04T00:00:00Z'),
    address: { line1: CANARIES.address },
    schoolName: CANARIES.school,
    upn: CANARIES.upn,
  });
  await createChild({ familyId: family.id, givenNames: CANARIES.sibling });
  await db().adult.create({
    data: {
      familyId: family.id,
      name: CANARIES.mother,
      email: CANARIES.motherEmail,
      toldBy: 'parent',
    },
  });
  return { family, child, account };
}

/** A notification of this account about the child, accepted unless said otherwise: what makes it their parent here. */
export async function toldBy(
  accountId: string,
  child: { id: string; familyId: string },
  outcome: string | null = 'accepted',
) {
  const notification = await db().notification.create({
    data: {
      reference: `WF-${randomUUID().slice(0, 8)}`,
      accountId,
      familyId: child.familyId,
      language: 'en',
      answers: {},
      receivedOn: new Date('2026-11-01T00:00:00Z'),
    },
  });
  await db().notificationChild.create({
    data: { notificationId: notification.id, childId: child.id, key: randomUUID(), outcome },
  });
}

/** What is asked where a test does not say otherwise. */
export function question(
  staff: Staff,
  childId: string,
  more: Partial<NewQuestion> = {},
): NewQuestion {
  return {
    childId,
    service: 'send',
    toName: 'Jo Bell, SEND',
    toEmail: `${randomUUID()}@send.example`,
    what: 'Is there a plan?',
    why: 'The family waits for it.',
    basis: 'public-task',
    dueOn: DUE,
    staffId: staff.id,
    submitKey: randomUUID(),
    now: MONDAY,
    ...more,
  };
}

/** Asks, and gives what was asked with the token of its link. */
export async function ask(staff: Staff, childId: string, more: Partial<NewQuestion> = {}) {
  const asked = await inTransaction((tx) => askService(tx, question(staff, childId, more)));
  return { ...asked, token: (await tokensTo(asked.escalationId)).at(-1)! };
}

/** The tokens of the links that were mailed for an escalation and have not gone yet, in order. */
export async function tokensTo(escalationId: string): Promise<string[]> {
  const links = await db().escalationLink.findMany({
    where: { escalationId },
    orderBy: { createdAt: 'asc' },
  });
  const mails = await db().outgoingMail.findMany({
    where: {
      dedupeKey: { in: links.flatMap(({ id }) => [`service-asked:${id}`, `service-chased:${id}`]) },
    },
  });
  return links.map(({ id }) => {
    const mail = mails.find(({ dedupeKey }) => dedupeKey.endsWith(id));
    return mail?.secret ? unseal('mail', mail.secret)! : '';
  });
}

/** What happened, in order: `day kind`, with the level where it climbed. */
export async function story(escalationId: string): Promise<string[]> {
  const { events } = (await findEscalation(escalationId))!;
  return events.map(({ at, kind, level }) => {
    const climbed = kind === 'climbed' ? ` ${level}` : '';
    return `${at.slice(0, 10)} ${kind}${climbed}`;
  });
}

/** How many emails of a template wait for an address. */
export function mailsTo(toAddress: string, template: string): Promise<number> {
  return db().outgoingMail.count({ where: { toAddress, template } });
}
