import { randomUUID } from 'node:crypto';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Temporal } from 'temporal-polyfill';
import { keptForm } from '~/platform/auth/stash.server';
import { today } from '~/platform/calendar';
import { db } from '~/platform/db/database.server';
import { removeStoredFile } from '~/platform/files/file-store.server';
import { refusal } from '~/platform/form/parse.server';
import { formatShortDate } from '~/platform/i18n';
import { officers, seniors } from '~/platform/permissions/access';
import { notFound, requireStaff } from '~/platform/permissions/guard.server';
import { readUpload } from '~/domains/import/index.server';
import { openCaseChild } from '../case/find-case-child.server';
import { keepScan, MOST_SCAN_BYTES } from '../enter/keep-scan.server';
import { hasRole } from '../item/item.access';
import { answerMove, idIn } from '../item/item-pages.server';
import { listLettersFor } from '../letter/index.server';
import { decideStep } from './decide-step.server';
import { endStep } from './end-step.server';
import { findLadderOf } from './find-ladder.server';
import { ofLadder } from './ladder-pages.server';
import { findStep, type LadderStep } from './ladder-of.server';
import { isLive, withoutStep } from './ladder.rules';
import { serveStep } from './serve-step.server';
import { lastDayFrom } from './step-letters.server';
import { isNotice, isServedKind, outcomesOf } from './steps.codes';
import { mayPropose } from './steps.rules';
import {
  decisionSchema,
  outcomeSchema,
  serviceSchema,
  stepMoveSchema,
  withdrawSchema,
} from './steps.schema';
import { loadFacts } from './steps.store.server';
import { withdrawStep } from './withdraw-step.server';

async function stepIn(args: LoaderFunctionArgs): Promise<LadderStep> {
  const step = await findStep(idIn(args.params, 'step'));
  if (!step) throw notFound();
  return step;
}

/** What the page of one step shows, and what its reader may do about it. */
export async function loadFormalStep(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, officers);
  const step = await stepIn(args);
  const child = await openCaseChild(staff, step.childId, 'step', step.itemId);
  const item = await findLadderOf(child.id, step.itemId);
  if (!item) throw notFound();
  const day = today();
  const mine = step.proposedById === staff.id;
  const facts = withoutStep(await loadFacts(db(), child.id), step.id);
  const { kind, reviewId, state } = step;
  const answer = mayPropose({ kind, reviewId, ground: step.data.ground }, facts, day);
  const stands = isLive(step) && state !== 'served' && answer.kind === 'refused' ? answer : null;
  return {
    child,
    step,
    item,
    today: day.toString(),
    mine,
    mayDecide: state === 'proposed' && !mine && hasRole(staff, seniors),
    mayServe: state === 'approved' && isServedKind(kind),
    outcomes: outcomesOf(kind, state),
    /** Why it could not go on as things are now. */
    barred: stands && { because: stands.because, day: stands.day?.toString() ?? null },
    adults: state === 'approved' && isServedKind(kind) ? await adultsOf(child.familyId) : [],
    toldLastDay: await plannedLastDay(step),
    letters: await listLettersFor({ stepId: step.id }),
    submitKey: randomUUID(),
    kept: await keptForm(args.request, `staff:${staff.id}`),
    done: new URL(args.request.url).searchParams.get('done'),
  };
}

/** The last day that the draft of a notice named, where its service was planned: to be checked against. */
async function plannedLastDay({ kind, data }: LadderStep): Promise<string | null> {
  if (!isNotice(kind) || !data.serveOn) return null;
  return lastDayFrom(undefined, kind, Temporal.PlainDate.from(data.serveOn));
}

/** The parents and carers on whom a paper can be served, each once: names alone. */
async function adultsOf(familyId: string) {
  const adults = await db().adult.findMany({
    where: { familyId, role: { not: 'helper' } },
    select: { id: true, name: true, role: true, accountId: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  // Somebody who sent several notices stands here as the newest names them, as in a letter.
  return adults
    .filter(({ accountId }, at) => {
      const later = adults.slice(at + 1);
      return !accountId || !later.some((each) => each.accountId === accountId);
    })
    .map(({ id, name, role }) => ({ id, name, role }));
}

/** Carries out the one of the page's forms that the address names. */
export async function answerFormalStep(args: ActionFunctionArgs) {
  await requireStaff(args, officers);
  const move = stepMoveSchema.safeParse(new URL(args.request.url).searchParams.get('move'));
  if (!move.success) throw notFound();
  const step = await stepIn(args);
  switch (move.data) {
    case 'decide':
      return answerMove(args, {
        ...after(step, 'decided'),
        schema: decisionSchema,
        run: (staff, itemId, form, day) => decideStep(staff, itemId, step.id, form, day),
        fields: { refused: (refusal) => ofLadder(refusal) },
      });
    case 'withdraw':
      return answerMove(args, {
        ...after(step, 'withdrawn'),
        schema: withdrawSchema,
        run: (staff, itemId, form, day) => withdrawStep(staff, itemId, step.id, form, day),
      });
    case 'outcome':
      return answerMove(args, {
        ...after(step, 'ended'),
        schema: outcomeSchema,
        run: (staff, itemId, form, day) => endStep(staff, itemId, step.id, form, day),
        fields: {
          'not-an-outcome': () => ({ field: 'outcome' }),
          'outcome-ahead': () => ({ field: 'outcomeOn' }),
          'outcome-before-approval': () => ({ field: 'outcomeOn' }),
        },
      });
    case 'serve':
      return answerService(args, step);
  }
}

function after(step: LadderStep, done: string) {
  const to = `/officer/step/${step.id}?done=${done}`;
  return { roles: officers, itemId: step.itemId, done, to } as const;
}

/** The form of service brings a file: it is read while it arrives, then the rest goes on like any form. */
async function answerService(args: ActionFunctionArgs, step: LadderStep) {
  const upload = await readUpload(args.request, { fileBytes: MOST_SCAN_BYTES }, keepScan);
  if (upload.kind === 'no-upload') throw new Response(null, { status: 400 });
  if (upload.kind === 'file-too-big') {
    args.context.refused = true;
    return refusal(upload.values, 'file-too-big', 'scan', { max: 10 });
  }
  const { values, file } = upload;
  if (file && file.kind !== 'kept') {
    args.context.refused = true;
    return refusal(values, file.kind, 'scan');
  }
  let used = false;
  try {
    return await answerMove(
      { ...args, request: asPlainForm(args.request, values) },
      {
        ...after(step, 'served'),
        schema: serviceSchema,
        run: async (staff, itemId, form, day) => {
          const result = await serveStep(staff, itemId, step.id, form, file ?? null, day);
          used = result.kind === 'done';
          return result;
        },
        fields: {
          refused: (refusal) => ofLadder(refusal),
          'service-ahead': () => ({ field: 'servedOn' }),
          'service-before-approval': ({ day }) => inField('servedOn', day),
          'told-too-short': ({ day }) => inField('toldLastDay', day),
          'made-missing': () => ({ field: 'madeOn', code: 'required' }),
          'made-wrong': () => ({ field: 'madeOn' }),
          'not-an-adult': () => ({ field: 'servedOnWhom' }),
        },
      },
    );
  } finally {
    if (file && !used) await removeStoredFile(file.storeKey);
  }
}

const inField = (field: string, day: string) => ({
  field,
  values: { day: formatShortDate('en', day) },
});

/** The same request with the text that was read from it, as an ordinary form. */
function asPlainForm(request: Request, values: Record<string, string | string[]>): Request {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    for (const each of [value].flat()) body.append(name, each);
  }
  const headers = new Headers(request.headers);
  headers.delete('Content-Length');
  headers.set('Content-Type', 'application/x-www-form-urlencoded');
  return new Request(request.url, { method: 'POST', headers, body });
}
