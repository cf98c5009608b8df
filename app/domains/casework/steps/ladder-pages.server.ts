import { randomUUID } from 'node:crypto';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { keptForm } from '~/platform/auth/stash.server';
import { today } from '~/platform/calendar';
import { db } from '~/platform/db/database.server';
import { formatShortDate } from '~/platform/i18n';
import { officers } from '~/platform/permissions/access';
import { notFound, requireStaff } from '~/platform/permissions/guard.server';
import { STEP_KINDS } from '../case/case.codes';
import { openCaseChild } from '../case/find-case-child.server';
import { answerMove, idIn, type RefusalField } from '../item/item-pages.server';
import { findLadderItem, findLadderOf } from './find-ladder.server';
import { liveStep, standingConcerns } from './ladder.rules';
import { latestSecondReview } from './prepare-proposal.server';
import { proposeStep } from './propose-step.server';
import { showLadder } from './show-ladder.server';
import { mayPropose, type Refused } from './steps.rules';
import { proposalSchema, readKind, stopSchema } from './steps.schema';
import { loadFacts, readData } from './steps.store.server';
import { stopStepsByHand } from './stop-steps.server';

const ladderPath = (childId: string) => `/officer/child/${childId}/steps`;

/** The words of a refusal by the ladder's rules, of the whole form, with the first possible day. */
export function ofLadder({ because, day }: Refused): RefusalField {
  return {
    code: because,
    values: day ? { day: formatShortDate('en', day.toString()) } : undefined,
  };
}

/** What the page of the whole ladder shows. */
export async function loadLadder(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, officers);
  const child = await openCaseChild(staff, idIn(args.params, 'child'), 'steps');
  const day = today();
  return {
    child,
    today: day.toString(),
    ladder: await showLadder(child.id, day),
    submitKey: randomUUID(),
    kept: await keptForm(args.request, `staff:${staff.id}`),
    done: new URL(args.request.url).searchParams.get('done'),
  };
}

/** Stops the ladder that the address names. */
export async function answerStop(args: ActionFunctionArgs) {
  await requireStaff(args, officers);
  const childId = idIn(args.params, 'child');
  const named = z.uuid().safeParse(new URL(args.request.url).searchParams.get('ladder'));
  const ladder = named.success ? await findLadderOf(childId, named.data) : null;
  if (!ladder) throw notFound();
  return answerMove(args, {
    roles: officers,
    schema: stopSchema,
    itemId: ladder.id,
    done: 'stopped',
    to: `${ladderPath(childId)}?done=stopped`,
    run: (staff, itemId, form, day) => stopStepsByHand(staff, childId, itemId, form, day),
  });
}

function proposed(args: LoaderFunctionArgs) {
  const { searchParams } = new URL(args.request.url);
  const kind = readKind(searchParams, STEP_KINDS);
  if (!kind) throw notFound();
  return { kind, reviewId: z.uuid().nullable().catch(null).parse(searchParams.get('review')) };
}

/** What the page that proposes one kind of step shows: the form, or why it is not possible now. */
export async function loadPropose(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, officers);
  const { kind, reviewId } = proposed(args);
  const child = await openCaseChild(staff, idIn(args.params, 'child'), 'step-propose');
  const day = today();
  const facts = await loadFacts(db(), child.id);
  const answer = mayPropose({ kind, reviewId }, facts, day);
  return {
    child,
    kind,
    today: day.toString(),
    refused: answer.kind === 'refused' ? { ...answer, day: answer.day?.toString() ?? null } : null,
    item: await findLadderItem(child.id),
    reviewId: standingConcerns(facts)?.id ?? null,
    latest: (await latestSecondReview(undefined, day)).toString(),
    school: await schoolNamed(liveStep(facts, 's438-notice')?.id),
    submitKey: randomUUID(),
    kept: await keptForm(args.request, `staff:${staff.id}`),
  };
}

/** The school that the s.438 notice names: the order names the same one, as a rule. */
async function schoolNamed(stepId: string | undefined) {
  if (!stepId) return null;
  const row = await db().formalStep.findUnique({ where: { id: stepId }, select: { data: true } });
  const { school = '', schoolUrn = '' } = readData(row?.data);
  return { school, schoolUrn };
}

/** Keeps a proposal, and goes to the ladder. */
export async function answerPropose(args: ActionFunctionArgs) {
  await requireStaff(args, officers);
  const { kind, reviewId } = proposed(args);
  const childId = idIn(args.params, 'child');
  return answerMove(args, {
    roles: officers,
    schema: proposalSchema(kind),
    itemId: childId,
    done: 'proposed',
    to: `${ladderPath(childId)}?done=proposed`,
    run: (staff, _itemId, form, day) => proposeStep(staff, { childId, kind, reviewId }, form, day),
    fields: {
      refused: (refusal) => ofLadder(refusal),
      'date-past': () => ({ field: 'on' }),
      'date-too-late': ({ latest }) => ({
        field: 'on',
        values: { latest: formatShortDate('en', latest) },
      }),
      'asked-ahead': () => ({ field: 'askedOn' }),
      'serve-past': () => ({ field: 'serveOn' }),
      'unknown-school': () => ({ field: 'schoolUrn' }),
    },
  });
}
