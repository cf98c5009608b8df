import { randomUUID } from 'node:crypto';
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { keptForm } from '~/platform/auth/stash.server';
import { now } from '~/platform/calendar';
import { profile } from '~/platform/config/environment.server';
import { pageControls } from '~/platform/form/page-controls.server';
import { parse, readForm, refusal, refuse } from '~/platform/form/parse.server';
import {
  notFound,
  requireLanguage,
  requireParent,
  type RouteArgs,
} from '~/platform/permissions/guard.server';
import { answerInvitation } from './answer-invitation.server';
import { commentOnRecord } from './comment-on-record.server';
import { findMyReview, readMyRecord } from './my-review.store.server';
import { answerSchema, commentSchema } from './review.schema';

/** The signed-in parent and a review they have a part in; the plain 404 for every other. */
async function requireMyReview(args: RouteArgs) {
  const language = requireLanguage(args);
  const parent = await requireParent(args);
  const review = await findMyReview(parent.id, args.params.review ?? '');
  if (!review) throw notFound();
  return { language, parent, review };
}

/** What the page of a parent's own review shows. */
export async function loadMyReview(args: LoaderFunctionArgs) {
  const { parent, review } = await requireMyReview(args);
  const { searchParams } = new URL(args.request.url);
  const { team } = profile();
  return {
    review,
    mayChoose: review.invited && review.state === 'open' && !review.met,
    changing: searchParams.has('change'),
    team: team.name,
    phone: team.phone,
    done: searchParams.get('done'),
    kept: await keptForm(args.request, `parent:${parent.id}`),
  };
}

/** Keeps how the parent would like to take part. */
export async function answerMyReview(args: ActionFunctionArgs) {
  const { language, parent, review } = await requireMyReview(args);
  const values = await readForm(args.request);
  const control = await pageControls(args.request, `parent:${parent.id}`, values);
  if (control) return control;
  const parsed = parse(answerSchema, values);
  if (!parsed.ok) {
    args.context.refused = true;
    return refuse(parsed.problems);
  }
  const at = new Date(now().epochMilliseconds);
  const result = await answerInvitation(parent, review.id, parsed.data, language, at);
  if (result.kind === 'not-found') throw notFound();
  if (result.kind === 'too-late') {
    args.context.refused = true;
    return refusal(values, 'too-late');
  }
  return redirect(`/${language}/family/review/${review.id}?done=answered`);
}

async function requireMyRecord(args: RouteArgs) {
  const language = requireLanguage(args);
  const parent = await requireParent(args);
  const about = { reviewId: args.params.review ?? '', recordId: args.params.record ?? '' };
  const record = await readMyRecord(parent.id, about);
  if (!record) throw notFound();
  return { language, parent, record, about };
}

/** What the page of a record shows to the parent it was sent to. */
export async function loadMyRecord(args: LoaderFunctionArgs) {
  const { parent, record } = await requireMyRecord(args);
  return {
    record,
    submitKey: randomUUID(),
    team: profile().team.name,
    done: new URL(args.request.url).searchParams.get('done'),
    kept: await keptForm(args.request, `parent:${parent.id}`),
  };
}

/** Keeps a parent's correction or comment beside the record. */
export async function answerMyRecord(args: ActionFunctionArgs) {
  const { language, parent, about } = await requireMyRecord(args);
  const values = await readForm(args.request);
  const control = await pageControls(args.request, `parent:${parent.id}`, values);
  if (control) return control;
  const parsed = parse(commentSchema, values);
  if (!parsed.ok) {
    args.context.refused = true;
    return refuse(parsed.problems);
  }
  const result = await commentOnRecord(parent, about, parsed.data, language);
  if (result.kind === 'not-found') throw notFound();
  const page = `/${language}/family/review/${about.reviewId}/record/${about.recordId}`;
  return redirect(`${page}?done=commented`);
}
