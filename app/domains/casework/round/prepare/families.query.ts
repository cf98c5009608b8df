import type { Temporal } from 'temporal-polyfill';
import { wantsNews } from '../wants-news';
import { isAboutChildren, type OtherKind } from './other-kinds';
import { birthdaysOf, type RoundFilter } from './round.filter';

export type Statement = { text: string; values: unknown[] };

/** What a round asks of families: its kind, how it is narrowed, the languages offered and the day. */
export type WhomAsk = {
  kind: OtherKind;
  filter: RoundFilter;
  offered: readonly string[];
  today: Temporal.PlainDate;
};

/** The newest that was told of each parent and carer of the family of a child `c`. */
const adultsOf = `from adult a where a.family_id = c.family_id and a.role <> 'helper'
  and not exists (select 1 from adult b where b.family_id = a.family_id and b.account_id = a.account_id
    and b.role <> 'helper' and (b.created_at, b.id) > (a.created_at, a.id))`;

const fixed: Record<OtherKind, string> = {
  'year-11': `c.status = 'home-educated'`,
  'first-review-invitation': `c.status in ('notified', 'home-educated') and exists (
    select 1 from review r where r.child_id = c.id and r.kind = 'first' and r.state = 'open')`,
  newsletter: `c.status = 'home-educated' and exists (select 1 ${adultsOf} and ${wantsNews('a.account_id')})`,
  'guidance-changed': `c.status = 'home-educated'`,
  letter: `c.status = 'home-educated'`,
};

const hasPlan = `(c.sen = 'E' or exists (
  select 1 from ehc_plan p where p.child_id = c.id and p.ended_on is null))`;

/** The families that a round is for, each with the children that it is about; in the order of their ids. */
export function familiesQuery({ kind, filter, offered, today }: WhomAsk): Statement {
  const values: unknown[] = [];
  const place = (value: unknown) => `$${values.push(value)}`;
  const where = [fixed[kind]];
  const years = kind === 'year-11' ? [11] : filter.years;
  if (years.length > 0) {
    const spans = years.map((year) => birthdaysOf(year, today));
    where.push(`exists (select 1 from unnest(${place(spans.map(({ from }) => from))}::date[],
      ${place(spans.map(({ to }) => to))}::date[]) y(f, t) where c.date_of_birth between y.f and y.t)`);
  }
  if (filter.ehc !== 'any') where.push(filter.ehc === 'with' ? hasPlan : `not ${hasPlan}`);
  if (filter.languages.length > 0) {
    // A language that the council does not offer is written to in English.
    where.push(`exists (select 1 ${adultsOf} and case when a.language = any(${place([...offered])}::text[])
      then a.language else 'en' end = any(${place(filter.languages)}::text[]))`);
  }
  const children = isAboutChildren(kind)
    ? `array_agg(c.id order by c.date_of_birth, c.id)`
    : `'{}'::uuid[]`;
  return {
    text: `select c.family_id as "familyId", ${children} as "childIds"
      from child c where ${where.join(' and ')} group by c.family_id order by c.family_id`,
    values,
  };
}
