import { randomUUID } from 'node:crypto';
import { recordAudits } from '~/platform/audit/audit.server';
import type { Staff } from '~/platform/auth/session.server';
import { inTransaction, type Transaction } from '~/platform/db/database.server';
import { isLanguage } from '~/platform/i18n';
import { addJob } from '~/platform/jobs/jobs.server';
import { officers } from '~/platform/permissions/access';
import { hasRole } from '../item/item.access';
import { copiesToHold } from '../letter/hold-copies.server';
import { waysTo } from '../letter/reach.rules';
import { auditOfCopies } from './copy-audit.server';
import { reachNow } from './readers.rules';
import { listKnownAdults } from './readers.store.server';
import { mailOf } from './release-writes.server';
import { noWrites, writeAll } from './release.store.server';
import { UNDELIVERED, type RoundKind } from './round.codes';
import { pathOf } from './round-link';
import { findCopyLine, lockCopy, type CopyLine } from './undelivered.store.server';

export type SendAgainResult =
  | { kind: 'done' }
  | { kind: 'not-allowed' }
  /** It arrived, was settled, or somebody sent another meanwhile. */
  | { kind: 'settled' }
  /** That way is not safe, or nothing is known of it. */
  | { kind: 'way-not-offered' };

/**
 * Sends a message that did not arrive once more, to the address that is known today: by email, or by
 * post in the next file of letters. The new copy takes the place of the old one, which is settled; of
 * two officers at once, or of the same form twice, one sends it.
 */
export async function sendAgain(
  staff: Staff,
  copyId: string,
  how: 'email' | 'post',
): Promise<SendAgainResult> {
  if (!hasRole(staff, officers)) return { kind: 'not-allowed' };
  return inTransaction(async (tx): Promise<SendAgainResult> => {
    await lockCopy(tx, copyId);
    const copy = await findCopyLine(copyId, tx);
    if (!copy?.adultId || !(await isStuck(copy))) return { kind: 'settled' };
    const adults = (await listKnownAdults([copy.familyId], tx)).get(copy.familyId) ?? [];
    const known = reachNow(copy, adults);
    const offered = known && waysTo(known.reach).some((each) => each.way === how && !each.why);
    if (!offered) return { kind: 'way-not-offered' };
    const { newest, reach } = known;
    await writeInstead(tx, copy, how, {
      adultId: newest.id,
      name: newest.name,
      email: newest.email ?? '',
      addressLines: reach.addressLines,
      toldChildIds: newest.notificationId === null ? null : newest.toldChildIds,
    });
    await tx.roundCopy.update({
      where: { id: copyId },
      data: { settledAt: new Date(), settledById: staff.id, settleReason: SENT_AGAIN },
      select: { id: true },
    });
    await recordAudits(tx, auditOfCopies(staff.id, 'message.sent-again', [copy], { how }));
    const job = how === 'email' ? 'deliver-batches' : 'set-letters';
    await addJob(tx, job, {}, { key: job });
    return { kind: 'done' };
  });
}

/** True of a message that did not arrive, or of a letter that must not be posted as it was set. */
async function isStuck(copy: CopyLine): Promise<boolean> {
  if (UNDELIVERED.some((state) => state === copy.state)) return true;
  return copy.state === 'to-post' && (await copiesToHold([copy])).has(copy.id);
}

/** Why a copy is settled that another took the place of. */
export const SENT_AGAIN = 'sent-again';

type To = {
  adultId: string;
  name: string;
  email: string;
  addressLines: readonly string[];
  toldChildIds: readonly string[] | null;
};

async function writeInstead(tx: Transaction, copy: CopyLine, how: 'email' | 'post', to: To) {
  const id = randomUUID();
  const language = isLanguage(copy.language) ? copy.language : 'en';
  const mailId = how === 'email' ? randomUUID() : null;
  const children = how === 'post' ? await namesToSay(tx, copy, to.toldChildIds) : [];
  const writes = noWrites();
  writes.round_copy.push({
    id,
    round_id: copy.roundId,
    family_id: copy.familyId,
    adult_id: to.adultId,
    account_id: copy.accountId,
    reader_id: copy.readerId,
    how,
    no_way: '',
    name: to.name,
    language,
    address_lines: how === 'post' ? to.addressLines : [],
    values: how === 'post' ? { children } : {},
    mail_id: mailId,
    instead_of_id: copy.id,
  });
  if (mailId) {
    const mail = { id: mailId, copyId: id, roundId: copy.roundId, to: to.email, language };
    const { readerId } = copy;
    const path = pathOf(copy.roundKind as RoundKind, { language, readerId, how: 'email' });
    writes.outgoing_mail.push(mailOf(mail, { path }));
  }
  await writeAll(tx, writes);
}

/**
 * The children that the message is about, as far as this reader told of them: those at home, and of a
 * request those who are not answered about and whom no officer holds out.
 */
async function namesToSay(
  tx: Transaction,
  copy: CopyLine,
  told: readonly string[] | null,
): Promise<string[]> {
  const ids = copy.childIds.filter((id) => told === null || told.includes(id));
  const rows = await tx.$queryRaw<{ givenNames: string }[]>`
    select c.given_names as "givenNames" from child c
    where c.id = any(${ids}::uuid[]) and c.status in ('home-educated', 'notified')
      and (${copy.readerId}::uuid is null or exists (
        select 1 from request_child q join request_reader e on e.request_id = q.request_id
        where e.id = ${copy.readerId}::uuid and q.child_id = c.id and q.answered_on is null
          and not exists (select 1 from request_hold h
            where h.child_id = q.child_id and h.due_on = q.due_on and h.ended_at is null)))
    order by c.date_of_birth, c.id`;
  return rows.map(({ givenNames }) => givenNames);
}
