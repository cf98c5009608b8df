import { parseReference } from '~/platform/reference';
import type { Staff } from '~/platform/auth/session.server';
import { profile } from '~/platform/config/environment.server';
import { hot } from '~/platform/db/database.server';
import { searchKey } from '~/domains/intake';
import { visibleKey, visibleSql } from '../queue/queue.access';

export type JoinChild = {
  id: string;
  givenNames: string;
  familyName: string;
  dateOfBirth: string;
  upn: string | null;
};

/** A notice that may be of the same child, and why it is offered. */
export type JoinCandidate = {
  id: string;
  reference: string;
  title: string;
  status: string;
  receivedOn: string;
  likeness: 'child' | 'family' | 'like' | 'found';
  /** The children of its family. */
  children: JoinChild[];
};

const query = (visible: string) => `
  with this as (select * from queue_item where id = $1),
  own as (select c.* from child c join queue_item_child qc on qc.child_id = c.id where qc.item_id = $1)
  select i.id, i.reference, i.title, i.status, i.received_on as "receivedOn",
    case
      when exists (select 1 from queue_item_child qc where qc.item_id = i.id and qc.child_id in (select id from own)) then 'child'
      when i.family_id = this.family_id then 'family'
      when exists (
        select 1 from queue_item_child qc join child c on c.id = qc.child_id, own
        where qc.item_id = i.id and (
          (c.date_of_birth = own.date_of_birth and similarity(c.name_key, own.name_key) > 0.2)
          or similarity(c.name_key, own.name_key) > 0.6)) then 'like'
      else 'found' end as likeness,
    (select coalesce(json_agg(json_build_object('id', c.id, 'givenNames', c.given_names,
        'familyName', c.family_name, 'dateOfBirth', c.date_of_birth, 'upn', c.upn) order by c.date_of_birth, c.id), '[]')
      from child c where c.family_id = i.family_id) as children
  from queue_item i, this
  where i.kind = 'notification' and i.id <> this.id and i.joined_to_id is null and ${visible}
    and case when $2 <> '' then i.reference = $2
      when $3 <> '' then i.search_text like '%' || $3 || '%'
      when $4::uuid is not null then i.id = $4::uuid
      else i.family_id = this.family_id or i.id in (
        select qc.item_id from queue_item_child qc join child c on c.id = qc.child_id, own
        where c.id = own.id or (c.date_of_birth = own.date_of_birth and similarity(c.name_key, own.name_key) > 0.2)
          or (c.name_key % own.name_key and similarity(c.name_key, own.name_key) > 0.6))
      end
  order by 6, i.received_at desc
  limit 20`;

type Wanted = { search?: string; id?: string };

/**
 * The notices that an item may be joined to: those of the same child or family and those with a child
 * of like name and date of birth, or what `search` (a reference or a part of a name) finds, or the one
 * with `id`.
 */
export async function listJoinCandidates(
  staff: Staff,
  itemId: string,
  { search = '', id }: Wanted,
): Promise<JoinCandidate[]> {
  const parsed = search ? parseReference(search, profile().referencePrefix) : null;
  const reference = parsed?.kind === 'ok' ? parsed.reference : '';
  const words = reference ? '' : searchKey(search).replace(/[\\%_]/g, '\\$&');
  return hot<JoinCandidate>(
    `join-candidates-${visibleKey(staff)}`,
    query(visibleSql(staff, '$5')),
    [itemId, reference, words, id ?? null, staff.id],
  );
}
