import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { isLanguage } from '~/platform/i18n';
import { sessionStaff } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';
import { answerForms, formOf } from './answer-form.server';
import { listToTell } from './booking.store.server';
import { acceptForFamily, declineForFamily } from './by-staff.server';
import { markTold } from './mark-told.server';
import { recordLooks } from './record-looks.server';
import { mayRun } from './run.access';
import { toldSchema } from './run.schema';

const news = ['told', 'accepted', 'declined'];

/** Families whom no email reaches, with what they are to be told. */
export async function loadTell(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, sessionStaff);
  const { searchParams } = new URL(args.request.url);
  const onlyCameBack = searchParams.has('came-back');
  const all = await listToTell(staff);
  const bookings = onlyCameBack ? all.filter(({ cameBackAt }) => cameBackAt !== null) : all;
  await recordLooks(staff, 'tell', bookings);
  return {
    bookings: bookings.map((booking) => ({
      ...booking,
      language: isLanguage(booking.language) ? booking.language : ('en' as const),
      past: Date.parse(booking.session.endsAt) <= Date.now(),
    })),
    onlyCameBack,
    may: { run: mayRun(staff) },
    done: news.find((code) => code === searchParams.get('done')) ?? null,
  };
}

export type TellView = Awaited<ReturnType<typeof loadTell>>;

/** Somebody was told; or said yes or no to an offer. */
export function answerTell(args: ActionFunctionArgs) {
  const to = (done: string) => `/officer/sessions/tell?done=${done}`;
  return answerForms(args, () => ({
    told: formOf({
      schema: toldSchema,
      run: markTold,
      to: ({ kind }) => (kind === 'done' ? to('told') : null),
    }),
    accept: formOf({
      schema: toldSchema,
      run: (staff, form) => acceptForFamily(staff, form.booking, form),
      to: ({ kind }) => (kind === 'booked' ? to('accepted') : null),
    }),
    decline: formOf({
      schema: toldSchema,
      run: (staff, form) => declineForFamily(staff, form.booking, form),
      to: ({ kind }) => (kind === 'declined' ? to('declined') : null),
    }),
  }));
}
