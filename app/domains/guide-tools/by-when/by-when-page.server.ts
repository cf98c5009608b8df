import { data, redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { listClosures } from '~/domains/council-calendar/index.server';
import { today } from '~/platform/calendar';
import { profile } from '~/platform/config/environment.server';
import { optionalCalendarDate } from '~/platform/form/fields';
import { parse, type FormValues } from '~/platform/form/parse.server';
import { pathIn } from '~/platform/i18n';
import { wantedLanguage } from '../posted-form.server';
import { withinAYear } from '../within-a-year';
import { byWhen } from './by-when.rules';
import { HAPPENING_CODES } from './happenings';

/** Codes: what.required; on: those of a date, too-far (more than a year from `now`, either way). */
function question(now: Temporal.PlainDate) {
  return z.object({
    what: z.enum(HAPPENING_CODES as [string, ...string[]], { error: 'required' }),
    on: optionalCalendarDate.superRefine(withinAYear(now)),
  });
}

/**
 * The question as its address asks it: `?what=…`, and a day in three numbers or as one (`on=2026-12-14`);
 * one that is written otherwise stands in the field of the day, and is refused there.
 */
function asked(search: URLSearchParams): FormValues | null {
  if (!search.has('what') && !search.has('on') && !search.has('on.day')) return null;
  const on = search.get('on') ?? '';
  const [year, month, day = on] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(on)?.slice(1) ?? [];
  const part = (name: string, written?: string) => search.get(`on.${name}`) ?? written ?? '';
  return {
    what: search.get('what') ?? '',
    'on.day': part('day', day),
    'on.month': part('month', month),
    'on.year': part('year', year),
  };
}

/**
 * The page: the question, and its answer where the address asks for one. Nothing in it is personal.
 * Another language (`_language`) leads to the page in it, with what was chosen, and refuses nothing.
 */
export async function loadByWhen(args: LoaderFunctionArgs) {
  const { pathname, searchParams: search } = new URL(args.request.url);
  const wanted = wantedLanguage(args, search.get('_language'));
  if (wanted.other) throw redirect(`${pathIn(wanted.other, pathname)}?${search}`);
  const values = asked(search);
  const now = today();
  if (!values) return { values: {}, errors: [], answer: null };
  const parsed = parse(question(now), values);
  if (!parsed.ok && wanted.switched) return { values, errors: [], answer: null };
  if (!parsed.ok) {
    args.context.refused = true;
    return data({ ...parsed.problems, answer: null }, { status: 400 });
  }
  const { what, on } = parsed.data;
  const day = on === null ? now : Temporal.PlainDate.from(on);
  const answer = byWhen(what, day, await listClosures(), profile().clocks);
  return { values, errors: [], answer };
}
