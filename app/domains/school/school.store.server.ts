import { searchKey } from '~/domains/intake';
import { hot } from '~/platform/db/database.server';

/** A school of the list that an administrator imported. */
export type School = {
  urn: string;
  name: string;
  town: string;
  postcode: string;
  kind: string;
};

/** As many schools as a search shows. */
const MOST_FOUND = 8;

/**
 * Open schools whose name (or postcode) is like the text, best first; misspelt names too. At most 8;
 * none for a text without anything to search by.
 */
export async function findSchools(text: string): Promise<School[]> {
  const key = searchKey(text).slice(0, 100);
  if (key.replace(/[^\p{L}\p{N}]/gu, '').length < 2) return [];
  const pattern = `%${key.replace(/[\\%_]/g, '\\$&')}%`;
  const postcode = `${key.replace(/[^a-z0-9]/g, '')}%`;
  return hot<School>(
    'find-schools',
    `select urn, name, town, postcode, kind from school
     where open and (name_key like $2 or name_key %> $1
       or (length($3) > 3 and lower(replace(postcode, ' ', '')) like $3))
     order by name_key like $2 desc, word_similarity($1, name_key) desc, name, urn
     limit ${MOST_FOUND}`,
    [key, pattern, postcode],
  );
}

/** The school with that unique reference number, open or not; null where the list has none. */
export async function getSchool(urn: string): Promise<School | null> {
  const [school] = await hot<School>(
    'school',
    'select urn, name, town, postcode, kind from school where urn = $1',
    [urn],
  );
  return school ?? null;
}
