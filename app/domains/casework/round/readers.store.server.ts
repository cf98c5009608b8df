import { profile } from '~/platform/config/environment.server';
import { db, type Transaction } from '~/platform/db/database.server';
import { oneLine } from '~/platform/documents/printable-text';
import { linesOf } from '../letter/list-recipients.server';
import { readersOf, type KnownAdult, type Reader } from './readers.rules';

type Row = Omit<KnownAdult, 'addressLines'> & { address: unknown };

/** The parents and carers of these families as they were told of, by family; helpers are left out. */
export async function listKnownAdults(
  familyIds: string[],
  tx: Pick<Transaction, '$queryRawUnsafe'> = db(),
): Promise<Map<string, KnownAdult[]>> {
  const rows = await tx.$queryRawUnsafe<Row[]>(
    `select a.id, a.family_id as "familyId", a.account_id as "accountId", c.email::text as email, a.name, a.language,
       a.address, a.preferred_contact as "preferredContact", a.safe_to_email as "safeToEmail",
       a.safe_to_write as "safeToWrite", a.notification_id as "notificationId",
       coalesce(a.phone, '') as phone, coalesce(a.email::text, '') as "toldEmail",
       coalesce(a.interpreter, '') not in ('', 'none') as "needsInterpreter",
       coalesce(t.told, '{}') as "toldChildIds", coalesce(t.taken_up, '{}') as "takenUpChildIds",
       coalesce(c.mail_held_since is not null, false) as "mailHeld",
       coalesce(c.mail_held_since is not null and not exists (
         select 1 from queue_item i join audit_event e on e.item_id = i.id
         where i.account_id = c.id and e.action = 'item.reach-recorded'
           and e.at >= c.mail_held_since - interval '5 seconds'), false) as changed
     from adult a left join account c on c.id = a.account_id
       left join lateral (
         select array_agg(n.child_id) as told,
           array_agg(n.child_id) filter (where n.outcome in ('accepted', 'recorded')) as taken_up
         from notification_child n where n.notification_id = a.notification_id) t on true
     where a.family_id = any($1::uuid[]) and a.role <> 'helper'
     order by a.created_at, a.id`,
    familyIds,
  );
  const byFamily = new Map<string, KnownAdult[]>();
  for (const { address, ...row } of rows) {
    const adults = byFamily.get(row.familyId) ?? [];
    adults.push({ ...row, name: oneLine(row.name), addressLines: linesOf(address) });
    byFamily.set(row.familyId, adults);
  }
  return byFamily;
}

/**
 * Whom a round would write to in each of these families, and how; `childIds` are those it is about,
 * none for the whole family. What the release does is this, at its moment.
 */
export async function listReaders(
  families: readonly { familyId: string; childIds: readonly string[] }[],
  tx: Pick<Transaction, '$queryRawUnsafe'> = db(),
): Promise<Map<string, Reader[]>> {
  const adults = await listKnownAdults(
    families.map(({ familyId }) => familyId),
    tx,
  );
  return new Map(
    families.map(({ familyId, childIds }) => [
      familyId,
      readersOf(adults.get(familyId) ?? [], childIds).map(inOfferedLanguage),
    ]),
  );
}

function inOfferedLanguage(reader: Reader): Reader {
  const offered = profile().languages.some((code) => code === reader.language);
  return offered ? reader : { ...reader, language: 'en' };
}
