import { z } from 'zod';
import { LISTS, type ListName } from './oversight.rules';

/** Where a page of a list begins or ends: the key of the row beside it. */
export type ListCursor = { key: string; id: string };

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const cursorText = new RegExp(`^([0-9:.TZ-]{1,40})_(${uuid})$`);

const cursor = z
  .string()
  .transform((text): ListCursor | null => {
    const [, key, id] = cursorText.exec(text) ?? [];
    return key && id ? { key, id } : null;
  })
  .nullable()
  .catch(null);

const stateSchema = z.object({
  /** An officer, or `nobody`. */
  officer: z
    .union([z.literal('nobody'), z.uuid()])
    .nullable()
    .catch(null),
  only: z.enum(['overdue', 'red']).nullable().catch(null),
  after: cursor,
  before: cursor,
});

/** A list as the address describes it. What is unknown or malformed is dropped, never an error. */
export type ListState = z.output<typeof stateSchema>;

/** Reads the state of a list from an address. */
export function readListState(search: URLSearchParams): ListState {
  const given: Record<string, string | null> = {};
  for (const name of Object.keys(stateSchema.shape)) given[name] = search.get(name);
  return stateSchema.parse(given);
}

/** The list that the address names; null where there is none of that name. */
export function readListName(name: string | undefined): ListName | null {
  return z.enum(LISTS).safeParse(name).data ?? null;
}

/** The address of a list; a change other than of page starts at the first page. */
export function listPath(list: ListName, state: Partial<ListState> = {}): string {
  const search = new URLSearchParams();
  for (const name of ['officer', 'only'] as const) {
    const value = state[name];
    if (value) search.set(name, value);
  }
  for (const name of ['after', 'before'] as const) {
    const value = state[name];
    if (value) search.set(name, `${value.key}_${value.id}`);
  }
  return `/officer/oversight/${list}${search.size > 0 ? `?${search}` : ''}`;
}
