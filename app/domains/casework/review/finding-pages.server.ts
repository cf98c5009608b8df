import { randomUUID } from 'node:crypto';
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import type { FormProblems } from '~/components/form/form-state';
import { now } from '~/platform/calendar';
import { pageControls } from '~/platform/form/page-controls.server';
import { parse, readForm, refuse } from '~/platform/form/parse.server';
import { notFound } from '~/platform/permissions/guard.server';
import { AREAS, type Area } from '../case/case.codes';
import { keepFinding, type FindingThere } from './keep-finding.server';
import { loadReviewPage, requireReview } from './review-pages.server';
import { findingSchema } from './review.schema';

/** The findings of a review, with a key for the form of each area. */
export async function loadReviewFindings(args: LoaderFunctionArgs) {
  const { staff: _staff, ...view } = await loadReviewPage(args, 'review-findings');
  const keys = Object.fromEntries(AREAS.map((area) => [area, randomUUID()]));
  return { ...view, keys: keys as Record<Area, string> };
}

/** Keeps the finding of one area; who came too late gets what stands there beside what they typed. */
export async function answerReviewFindings(args: ActionFunctionArgs) {
  const { staff, review } = await requireReview(args);
  const values = await readForm(args.request);
  const control = await pageControls(args.request, `staff:${staff.id}`, values);
  if (control) return control;
  const parsed = parse(findingSchema, values);
  if (!parsed.ok) return refused(args, parsed.problems);
  const at = new Date(now().epochMilliseconds);
  const result = await keepFinding(staff, review.id, parsed.data, at);
  const wrong = (code: string, field = 'form', there?: FindingThere) =>
    refused(args, { values, errors: [{ field, code }], there });
  switch (result.kind) {
    case 'done':
    case 'repeated':
      return redirect(`/officer/review/${review.id}/findings?done=kept#${parsed.data.area}`);
    case 'not-found':
      throw notFound();
    case 'not-allowed':
      throw new Response(null, { status: 403, statusText: 'Forbidden' });
    case 'not-open':
      return wrong('not-open');
    case 'not-of-family':
      return wrong('not-of-family', 'accounts');
    case 'stale':
      return wrong('meanwhile', 'text', result.there);
  }
}

function refused(args: ActionFunctionArgs, problems: FormProblems & { there?: FindingThere }) {
  args.context.refused = true;
  return refuse(problems) as ReturnType<typeof refuse> & { data: typeof problems };
}
