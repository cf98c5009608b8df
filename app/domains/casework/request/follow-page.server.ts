import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { keptForm } from '~/platform/auth/stash.server';
import { today } from '~/platform/calendar';
import { profile } from '~/platform/config/environment.server';
import { db } from '~/platform/db/database.server';
import { officers } from '~/platform/permissions/access';
import { notFound, requireStaff } from '~/platform/permissions/guard.server';
import { idIn } from '../item/item-pages.server';
import { isUnanswered } from './due.rules';
import { letterToGo } from './exact-message.server';
import {
  dueFor,
  findFirstRound,
  findFollow,
  listFollow,
  type FirstRound,
} from './follow.store.server';
import { showFamilies } from './listed-families.server';
import { answerReleaseForm, previewOf } from './release-page.server';
import { releaseFollowUp, seenFollow } from './release-requests.server';
import { followPath, readFollowState, readFollowUp } from './request.address';
import { answerDay, followUpFrom } from './request.rules';
import type { FollowUp } from './request.codes';

async function letterOf(args: LoaderFunctionArgs): Promise<{ first: FirstRound; stage: FollowUp }> {
  const stage = readFollowUp(args.params.stage);
  const first = stage && (await findFirstRound(idIn(args.params, 'round')));
  if (!first || !stage) throw notFound();
  return { first, stage };
}

/** A reminder or a second letter: to whom it would go, in which words, and whether it may go today. */
export async function loadFollow(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, officers);
  const { first, stage } = await letterOf(args);
  const { searchParams } = new URL(args.request.url);
  const state = readFollowState(searchParams);
  const day = today();
  const days = profile().annualRequest;
  const [found, lines] = await Promise.all([
    findFollow(first.roundId, state, day),
    listFollow(db(), first.roundId, day),
  ]);
  const families = await showFamilies(
    staff,
    found.families.map(({ id }) => id),
    { today: day, page: 'request-follow', about: isUnanswered },
  );
  const standing = Temporal.PlainDate.from(first.answerBy);
  const letter = await letterToGo(
    stage,
    day.toString(),
    answerDay(stage, day, days, standing).toString(),
  );
  const page = (turn: Parameters<typeof followPath>[2]) => followPath(first.roundId, stage, turn);
  return {
    first,
    stage,
    isDue: dueFor(first, day)?.stage === stage,
    isSent: first.sent.includes(stage),
    from: followUpFrom(stage, Temporal.PlainDate.from(first.releasedOn), days).toString(),
    today: day.toString(),
    unseenMonths: profile().casework.unseenMonths,
    families,
    totals: found.totals,
    nextTo: found.next && page({ after: found.next }),
    previousTo: found.previous && page({ before: found.previous }),
    seen: seenFollow(lines),
    ...(await previewOf(
      letter,
      lines.map(({ familyId, childIds, hold }) => ({
        familyId,
        childIds,
        held: hold ?? undefined,
      })),
    )),
    submitKey: randomUUID(),
    kept: await keptForm(args.request, `staff:${staff.id}`),
  };
}

export type FollowView = Awaited<ReturnType<typeof loadFollow>>;

/** Lets it go. */
export async function answerFollow(args: ActionFunctionArgs) {
  await requireStaff(args, officers);
  const { first, stage } = await letterOf(args);
  return answerReleaseForm(args, (staff, form) =>
    releaseFollowUp(staff, { roundId: first.roundId, stage }, form, today()),
  );
}
