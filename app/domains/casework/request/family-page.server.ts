import { randomUUID } from 'node:crypto';
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import type { z } from 'zod';
import { keptForm } from '~/platform/auth/stash.server';
import { today } from '~/platform/calendar';
import { profile } from '~/platform/config/environment.server';
import { pageControls } from '~/platform/form/page-controls.server';
import { parse, readForm, refusal, refuse, type FormValues } from '~/platform/form/parse.server';
import { officers } from '~/platform/permissions/access';
import { notFound, requireStaff } from '~/platform/permissions/guard.server';
import { idIn } from '../item/item-pages.server';
import { bringAlong } from './bring-along.server';
import { dueStanding, isUnanswered } from './due.rules';
import { dueDays } from './due.store.server';
import { endHold, holdChildren } from './hold-children.server';
import { showFamilies } from './listed-families.server';
import { familyRequestPath, readFamilyFrom, type FamilyFrom } from './request.address';
import { monthAfter } from './request.rules';
import { backSchema, bringSchema, holdSchema } from './request.schema';

/** The list that a family is looked at from: next month's where the address names none. */
function fromOf(args: LoaderFunctionArgs): FamilyFrom {
  return readFamilyFrom(new URL(args.request.url).searchParams) ?? { month: monthAfter(today()) };
}

/** One family before it is written to: who is asked, what is to be minded, and what an officer may do. */
export async function loadFamilyRequest(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, officers);
  const from = fromOf(args);
  const day = today();
  const days = dueDays('month' in from ? from.month : monthAfter(day), day);
  const [family] = await showFamilies(staff, [idIn(args.params, 'family')], {
    today: day,
    page: 'request-family',
    about: (child) =>
      'month' in from ? dueStanding(child, days).kind === 'due' : isUnanswered(child),
  });
  if (!family) throw notFound();
  return {
    family,
    from,
    days,
    today: day.toString(),
    unseenMonths: profile().casework.unseenMonths,
    submitKey: randomUUID(),
    kept: await keptForm(args.request, `staff:${staff.id}`),
    done: new URL(args.request.url).searchParams.get('done'),
  };
}

export type FamilyRequestView = Awaited<ReturnType<typeof loadFamilyRequest>>;

/** Holds children out, takes a hold back, or brings brothers and sisters along. */
export async function answerFamilyRequest(args: ActionFunctionArgs) {
  const staff = await requireStaff(args, officers);
  const familyId = idIn(args.params, 'family');
  const from = fromOf(args);
  const values = await readForm(args.request);
  const control = await pageControls(args.request, `staff:${staff.id}`, values);
  if (control) return control;
  switch (values.does) {
    case 'hold':
      return answer(args, { values, schema: holdSchema, done: 'held' }, (form) =>
        holdChildren(staff, familyId, form, today()),
      );
    case 'back':
      return answer(args, { values, schema: backSchema, done: 'back' }, (form) =>
        endHold(staff, familyId, form),
      );
    case 'bring':
      if (!('month' in from)) throw notFound();
      return answer(args, { values, schema: bringSchema, done: 'brought' }, (form) =>
        bringAlong(staff, familyId, from.month, form, today()),
      );
    default:
      throw new Response(null, { status: 400, statusText: 'Bad Request' });
  }

  async function answer<S extends z.ZodType>(
    of: ActionFunctionArgs,
    { values: given, schema, done }: { values: FormValues; schema: S; done: string },
    run: (form: z.output<S>) => Promise<{ kind: 'done' | 'not-allowed' | 'changed' | 'look-past' }>,
  ) {
    const parsed = parse(schema, given);
    if (!parsed.ok) {
      of.context.refused = true;
      return refuse(parsed.problems);
    }
    const result = await run(parsed.data);
    switch (result.kind) {
      case 'done': {
        const path = familyRequestPath(familyId, from);
        return redirect(`${path}&done=${done}`, 303);
      }
      case 'not-allowed':
        throw new Response(null, { status: 403, statusText: 'Forbidden' });
      case 'changed':
        of.context.refused = true;
        return refusal(given, 'changed');
      case 'look-past':
        of.context.refused = true;
        return refusal(given, 'look-past', 'lookOn');
    }
  }
}
