import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { INTERPRETERS } from '../booking.codes';
import { keptForm } from '~/platform/auth/stash.server';
import { sessionStaff } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';
import { answerForms, formOf } from './answer-form.server';
import { listInterpreters } from './booking.store.server';
import { recordLooks } from './record-looks.server';
import { mayRun } from './run.access';
import { INTERPRETER_STATES, interpreterSchema } from './run.schema';
import { setInterpreter } from './set-interpreter.server';

const filterSchema = z.object({
  language: z.enum(INTERPRETERS).nullable().catch(null),
  state: z.enum(INTERPRETER_STATES).nullable().catch(null),
});

function filterIn(request: Request) {
  const { searchParams } = new URL(request.url);
  return filterSchema.parse({
    language: searchParams.get('language'),
    state: searchParams.get('state'),
  });
}

/** The interpreters that coming sessions need, by date. */
export async function loadInterpreters(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, sessionStaff);
  const filter = filterIn(args.request);
  const bookings = await listInterpreters(staff, filter);
  await recordLooks(staff, 'interpreters', bookings);
  return {
    bookings,
    filter,
    may: { run: mayRun(staff) },
    kept: await keptForm(args.request, `staff:${staff.id}`),
    done: new URL(args.request.url).searchParams.get('done') === 'kept',
  };
}

export type InterpretersView = Awaited<ReturnType<typeof loadInterpreters>>;

/** Keeps how it stands with one of them; the list stays as it was narrowed. */
export function answerInterpreters(args: ActionFunctionArgs) {
  const { language, state } = filterIn(args.request);
  const search = new URLSearchParams({
    ...(language && { language }),
    ...(state && { state }),
    done: 'kept',
  });
  return answerForms(args, () => ({
    interpreter: formOf({
      schema: interpreterSchema,
      run: setInterpreter,
      to: ({ kind }) => (kind === 'done' ? `/officer/sessions/interpreters?${search}` : null),
    }),
  }));
}
