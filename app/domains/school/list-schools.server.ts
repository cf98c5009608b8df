import { z } from 'zod';
import { hot } from '~/platform/db/database.server';
import { searchKey } from '~/domains/intake';

/** A school as an administrator sees it on the list. */
export type ListedSchool = {
  urn: string;
  name: string;
  kind: string;
  phase: string;
  postcode: string;
  town: string;
  open: boolean;
  example: boolean;
};

export type SchoolPage = { schools: ListedSchool[]; next: string | null; total: number };

const atOnce = 50;

/** What the address says of the list: words to search by, and the last school of the page before. */
export const schoolSearch = z.object({
  q: z.string().trim().max(100).catch(''),
  after: z
    .tuple([z.string().max(300), z.string().max(10)])
    .nullable()
    .catch(null),
});
export type SchoolSearch = z.output<typeof schoolSearch>;

/** Reads the search from an address; what makes no sense there is left out. */
export function schoolSearchOf(url: URL): SchoolSearch {
  const [key, urn] = (url.searchParams.get('after') ?? '').split('~');
  return schoolSearch.parse({
    q: url.searchParams.get('q') ?? '',
    after: key !== undefined && urn ? [key, urn] : null,
  });
}

/** One page of the schools whose name, number, town or postcode holds the words, closed ones too. */
export async function listSchools({ q, after }: SchoolSearch): Promise<SchoolPage> {
  const key = searchKey(q);
  const like = `%${key.replace(/[\\%_]/g, '\\$&')}%`;
  const found = await hot<ListedSchool & { name_key: string; total: number }>(
    'list-schools',
    `select urn, name, kind, phase, postcode, town, open, example, name_key,
       (select count(*)::int from school) as total
     from school
     where ($1 = '' or name_key like $2 or urn = $1 or lower(town) like $2
         or lower(replace(postcode, ' ', '')) like replace($2, ' ', ''))
       and ($3::text is null or (name_key, urn) > ($3, $4))
     order by name_key, urn limit ${atOnce + 1}`,
    [key, like, after?.[0] ?? null, after?.[1] ?? null],
  );
  const page = found.slice(0, atOnce);
  const last = page.at(-1);
  return {
    schools: page.map(({ name_key: _, total: __, ...school }) => school),
    next: found.length > atOnce && last ? `${last.name_key}~${last.urn}` : null,
    total: found[0]?.total ?? 0,
  };
}
