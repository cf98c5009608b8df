import { data, type LoaderFunctionArgs } from '@remix-run/node';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { listClosures } from '~/domains/council-calendar/index.server';
import { today } from '~/platform/calendar';
import { profile } from '~/platform/config/environment.server';
import { optionalCalendarDate } from '~/platform/form/fields';
import { parse, type FormValues } from '~/platform/form/parse.server';
import { requireLanguage } from '~/platform/permissions/guard.server';
import { byWhen } from './by-when.rules';
import { HAPPENING_CODES } from './happenings';

/** Codes: what.required; on: those of a date, too-far (more than a year from `now`, either way). */
function question(now: Temporal.PlainDate) {
  return z.object({
    what: z.enum(HAPPENING_CODES as [string, ...string[]], { error: 'required' }),
    on: optionalCalendarDate.superRefine((iso, ctx) => {
      if (iso === null) return;
      const { compare } = Temporal.PlainDate;
      const early = compare(iso, now.subtract({ years: 1 })) < 0;
      if (early || compare(iso, now.add({ years: 1 })) > 0) {
        ctx.addIssue({ code: 'custom', message: 'too-far' });
      }
    }),
  });
}

/** The question as its address asks it: `?what=…`, and a day in three numbers or as one (`on=2026-12-14`). */
function asked(request: Request): FormValues | null {
  const search = new URL(request.url).searchParams;
  if (!search.has('what') && !search.has('on') && !search.has('on.day')) return null;
  const [year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(search.get('on') ?? '')?.slice(1) ?? [];
  const part = (name: string, written?: string) => search.get(`on.${name}`) ?? written ?? '';
  return {
    what: search.get('what') ?? '',
    'on.day': part('day', day),
    'on.month': part('month', month),
    'on.year': part('year', year),
  };
}

/** The page: the question, and its answer where the address asks for one. Nothing in it is personal. */
export async function loadByWhen(args: LoaderFunctionArgs) {
  requireLanguage(args);
  const values = asked(args.request);
  const now = today();
  if (!values) return { values: {}, errors: [], answer: null };
  const parsed = parse(question(now), values);
  if (!parsed.ok) {
    args.context.refused = true;
    return data({ ...parsed.problems, answer: null }, { status: 400 });
  }
  const { what, on } = parsed.data;
  const day = on === null ? now : Temporal.PlainDate.from(on);
  const answer = byWhen(what, day, await listClosures(), profile().clocks);
  return { values, errors: [], answer };
}
