import { parseReference } from '~/platform/reference';
import { profile } from '~/platform/config/environment.server';
import { hot } from '~/platform/db/database.server';
import { searchKey } from '~/domains/intake';

/** A family as a search finds it. Days are ISO dates. */
export type FoundFamily = {
  id: string;
  name: string;
  children: { name: string; dateOfBirth: string }[];
};

export const FAMILIES_FOUND = 20;

const sql = `
  with wanted as (
    select i.family_id from queue_item i where i.reference = $1
    union
    select i.family_id from queue_search($2::text[], '{}', 60) q join queue_item i on i.id = q.id
    union
    select c.family_id from child c where $3 <> '' and c.name_key like '%' || $3 || '%'
  )
  select f.id, f.name,
    (select coalesce(json_agg(json_build_object('name', c.given_names || ' ' || c.family_name,
        'dateOfBirth', c.date_of_birth) order by c.date_of_birth, c.id), '[]')
      from child c where c.family_id = f.id) as children
  from family f where f.id in (select family_id from wanted)
  order by f.name, f.id limit ${FAMILIES_FOUND}`;

/**
 * The families that a reference or a part of a name finds, for officers: names of children and of those
 * who told of them, however they are spelled. The caller has checked that they may search.
 */
export async function listFamiliesLike(search: string): Promise<FoundFamily[]> {
  const parsed = parseReference(search, profile().referencePrefix);
  const reference = parsed.kind === 'ok' ? parsed.reference : '';
  const key = reference ? '' : searchKey(search);
  const words = key.split(' ').filter(Boolean).slice(0, 8);
  const part = key.length < 2 ? '' : key.replace(/[\\%_]/g, '\\$&');
  return hot<FoundFamily>('families-like', sql, [reference, words, part]);
}

/** A parent or carer of a family, with how they can be reached. */
export type FamilyContact = {
  id: string;
  name: string;
  relation: string | null;
  /** Null where they have none, or where it is not safe to write to it. */
  email: string | null;
  emailUnsafe: boolean;
  phone: string | null;
  language: string;
  interpreter: string | null;
  safetyNote: string | null;
};

/** A family with those who can be spoken to, what was told of each last; null where there is none. */
export async function findFamilyContacts(
  familyId: string,
): Promise<{ id: string; name: string; contacts: FamilyContact[] } | null> {
  const [family] = await hot<{ id: string; name: string; contacts: FamilyContact[] }>(
    'family-contacts-to-book',
    `select f.id, f.name, (select coalesce(json_agg(json_build_object('id', a.id, 'name', a.name,
        'relation', a.relation, 'email', case when a.safe_to_email then a.email end,
        'emailUnsafe', not a.safe_to_email, 'phone', a.phone, 'language', a.language,
        'interpreter', a.interpreter, 'safetyNote', a.safety_note) order by a.created_at, a.id), '[]')
      from adult a where a.family_id = f.id and a.role <> 'helper'
        and not exists (select 1 from adult b where b.family_id = a.family_id
          and b.account_id = a.account_id and b.role <> 'helper'
          and (b.created_at, b.id) > (a.created_at, a.id))) as contacts
     from family f where f.id = $1`,
    [familyId],
  );
  return family ?? null;
}
