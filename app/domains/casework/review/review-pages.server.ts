import { randomUUID } from 'node:crypto';
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { keptForm } from '~/platform/auth/stash.server';
import { today } from '~/platform/calendar';
import { profile } from '~/platform/config/environment.server';
import { db } from '~/platform/db/database.server';
import { pageControls } from '~/platform/form/page-controls.server';
import { parse, readForm, refusal, refuse } from '~/platform/form/parse.server';
import { formatShortDate } from '~/platform/i18n';
import { officers } from '~/platform/permissions/access';
import { notFound, requireStaff, type RouteArgs } from '~/platform/permissions/guard.server';
import { findCaseChild, openCaseChild } from '../case/find-case-child.server';
import { idIn } from '../item/item-pages.server';
import { markReadByCouncil, showItem } from '../item/show-item.server';
import { showYearsAnswer } from '../request/years-answer.server';
import { listLettersFor } from '../letter/index.server';
import { secondReviewDate } from '../steps/index.server';
import { openReviewByStaff } from './open-review-by-staff.server';
import { openSchema } from './review.schema';
import { readReview, reviewsUnderWay } from './review.store.server';

/** The review that the address names, for those who may work it; the plain 404 for all else. */
export async function requireReview(args: RouteArgs) {
  const staff = await requireStaff(args, officers);
  const review = await readReview(staff, idIn(args.params, 'review'));
  if (!review) throw notFound();
  return { staff, review };
}

/** What every page of a review shows: the child, the review, its item, and what was typed before. */
export async function loadReviewPage(args: LoaderFunctionArgs, page: string) {
  const { staff, review } = await requireReview(args);
  const child = await openCaseChild(staff, review.childId, page, review.itemId);
  const item = await showItem(staff, review.itemId, 'item', review.childId);
  if (!item) throw notFound();
  const { searchParams } = new URL(args.request.url);
  return {
    child: { ...child, unseenMonths: profile().casework.unseenMonths },
    review,
    item,
    submitKey: randomUUID(),
    kept: await keptForm(args.request, `staff:${staff.id}`),
    done: searchParams.get('done'),
    staff,
  };
}

/** The first page of a review: what is done, what is next, what the parents said. */
export async function loadReview(args: LoaderFunctionArgs) {
  const { staff, ...view } = await loadReviewPage(args, 'review');
  await markReadByCouncil(staff, view.item);
  const { review } = view;
  return {
    ...view,
    yearsAnswer: await showYearsAnswer(staff, review),
    systems: profile().systems,
    letters: await listLettersFor({ reviewId: review.id }),
    secondDate:
      review.conclusion === 'concerns' && review.kind !== 'second'
        ? await secondReviewDate(db(), review.id)
        : null,
  };
}

/** The page on which the review is concluded; one that is leads to its letter. */
export async function loadReviewConclude(args: LoaderFunctionArgs) {
  const { staff: _staff, ...view } = await loadReviewPage(args, 'review-conclude');
  const { review } = view;
  if (review.state === 'open') return view;
  const letters = await db().councilLetter.findMany({
    where: { reviewId: review.id, state: 'draft' },
    select: { id: true },
    orderBy: { madeAt: 'desc' },
    take: 1,
  });
  const [letter] = review.state === 'concluded' ? letters : [];
  throw redirect(letter ? `/officer/letter/${letter.id}` : `/officer/review/${review.id}`);
}

/** The page that opens a review of one child. */
export async function loadOpenReview(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, officers);
  const child = await openCaseChild(staff, idIn(args.params, 'child'), 'review-open');
  return {
    child: { ...child, unseenMonths: profile().casework.unseenMonths },
    ...(await reviewsUnderWay(child.id)),
    submitKey: randomUUID(),
    kept: await keptForm(args.request, `staff:${staff.id}`),
  };
}

/** Opens it, and goes to its page. */
export async function answerOpenReview(args: ActionFunctionArgs) {
  const staff = await requireStaff(args, officers);
  const childId = idIn(args.params, 'child');
  if (!(await findCaseChild(staff, childId))) throw notFound();
  const values = await readForm(args.request);
  const control = await pageControls(args.request, `staff:${staff.id}`, values);
  if (control) return control;
  const parsed = parse(openSchema, values);
  if (!parsed.ok) {
    args.context.refused = true;
    return refuse(parsed.problems);
  }
  const result = await openReviewByStaff(staff, childId, parsed.data, today());
  const field = `${parsed.data.kind}On`;
  switch (result.kind) {
    case 'opened':
      return redirect(`/officer/review/${result.reviewId}?done=opened`);
    case 'not-allowed':
      throw new Response(null, { status: 403, statusText: 'Forbidden' });
    case 'under-way':
      return refused(args, values, 'under-way', 'kind');
    case 'date-past':
      return refused(args, values, 'date-past', field);
    case 'too-late': {
      const date = formatShortDate('en', result.latest);
      return refused(args, values, 'too-late', field, { date });
    }
  }
}

function refused(args: ActionFunctionArgs, ...about: Parameters<typeof refusal>) {
  args.context.refused = true;
  return refusal(...about);
}

/** The page that invites, or the one that writes down what `?answer` said. */
export async function loadReviewInvite(args: LoaderFunctionArgs) {
  const { staff: _staff, ...view } = await loadReviewPage(args, 'review-invite');
  const { review } = view;
  const who = new URL(args.request.url).searchParams.get('answer');
  const adult = review.adults.find(({ id }) => id === who) ?? null;
  if (review.state !== 'open') throw redirect(`/officer/review/${review.id}`);
  if (who !== null && !adult) throw notFound();
  return { ...view, adult };
}

/** The page that plans a meeting, or the one that says how `?meeting` went. */
export async function loadReviewMeeting(args: LoaderFunctionArgs) {
  const { staff: _staff, ...view } = await loadReviewPage(args, 'review-meeting');
  const { review } = view;
  const which = new URL(args.request.url).searchParams.get('meeting');
  const meeting = review.meetings.find(({ id }) => id === which) ?? null;
  if (which !== null && !meeting) throw notFound();
  const may = meeting
    ? meeting.state === 'planned' && ['open', 'concluded'].includes(review.state)
    : review.state === 'open';
  if (!may) throw redirect(`/officer/review/${review.id}`);
  return { ...view, meeting };
}

/** The records of a review. */
export async function loadReviewRecord(args: LoaderFunctionArgs) {
  const { staff: _staff, ...view } = await loadReviewPage(args, 'review-record');
  return view;
}

/** The looks into other systems. */
export async function loadReviewChecks(args: LoaderFunctionArgs) {
  const { staff: _staff, ...view } = await loadReviewPage(args, 'review-checks');
  return { ...view, systems: profile().systems, today: today().toString() };
}
