import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { keptForm } from '~/platform/auth/stash.server';
import { profile } from '~/platform/config/environment.server';
import { pageControls } from '~/platform/form/page-controls.server';
import { parse, readForm, refuse } from '~/platform/form/parse.server';
import { notFound, type RouteArgs } from '~/platform/permissions/guard.server';
import { AREAS, yearlyForm, type LastTold, type YearlyAnswers } from '~/domains/evidence';
import {
  fileLimitsOf,
  findLastTold,
  findReasonsTold,
  listFiles,
  listSendings,
  requireOwnDraft,
  saveYearly,
} from '~/domains/evidence/index.server';
import { findRequestOfItem } from './request.store.server';
import type { AskedChild } from './request.views';
import { standingOf } from './request-pages.server';

async function requireAnswer(args: RouteArgs) {
  const found = await requireOwnDraft(args, 'yearly');
  const { parent, sending } = found;
  const request = await findRequestOfItem(parent.id, sending.itemId!);
  if (!request || !sending.child) throw notFound();
  const asked = request.children.find(({ childId }) => childId === sending.child!.childId);
  // A child who was told of and is no longer in the request has neither Year 11 nor plan here.
  const child: AskedChild = asked ?? {
    ...sending.child,
    yearGroup: 0,
    moreTimeUntil: null,
    ehc: null,
  };
  return { ...found, request, child };
}

/** What the page shows on which an answer about one child is written. `?part=files` is where files are added. */
export async function loadYearly(args: LoaderFunctionArgs) {
  const { parent, language, sending, request, child } = await requireAnswer(args);
  const { searchParams } = new URL(args.request.url);
  const atFiles = searchParams.get('part') === 'files';
  const [last, reasonsTold, sendings] = await Promise.all([
    findLastTold(parent.id, child.childId, sending.itemId),
    findReasonsTold(parent.id, child.childId),
    listSendings(parent.id),
  ]);
  const same = sendings.filter(
    (one) => one.kind === 'yearly' && one.child?.childId === child.childId,
  );
  return {
    sending,
    request,
    child,
    last,
    reasonsTold,
    earlier: standingOf(same, request.issuedOn).sent,
    copiedFrom: request.children.find(({ id }) => id === sending.answers.copiedFrom)?.name ?? null,
    laterWeeks: profile().annualRequest.laterWeeks,
    files: atFiles
      ? {
          lines: await listFiles({ ...parent, language }, { sendingId: sending.id }),
          limits: await fileLimitsOf(parent.id),
        }
      : null,
    done: searchParams.get('done') === 'saved',
    kept: await keptForm(args.request, `parent:${parent.id}`),
  };
}

/** What an answer's form was refused with: `there` is what was saved elsewhere meanwhile. */
type Refused = ReturnType<typeof refuse>['data'] & { there?: YearlyAnswers };

/**
 * Saves the answer, whichever button was pressed, then does what the button says. With `_autosave` it
 * only saves: 204, or 409 where it was saved elsewhere; `Sending-Version` says which version is there.
 */
export async function actOnYearly(args: ActionFunctionArgs) {
  const { parent, language, sending, request, child } = await requireAnswer(args);
  const values = await readForm(args.request);
  const control = await pageControls(args.request, `parent:${parent.id}`, values);
  if (control) return control;
  const path = `/${language}/family/yearly/${sending.id}`;
  const check = `/${language}/family/request/${request.id}/check?child=${child.id}`;
  if (values.part === 'files') return redirect(values.do === 'check' ? check : path);
  const parsed = parse(yearlyForm(profile().annualRequest.laterWeeks), values);
  if (!parsed.ok) {
    args.context.refused = true;
    return refuse(parsed.problems);
  }
  const { version } = parsed.data;
  const answers =
    values.do === 'same'
      ? theSame(parsed.data.answers, await findLastTold(parent.id, child.childId, sending.itemId))
      : parsed.data.answers;
  const saved = await saveYearly(parent.id, sending.id, answers, version);
  if (saved.kind === 'not-open') return redirect(`/${language}/family/sent/${sending.id}`);
  const headers = { 'Sending-Version': String(saved.version) };
  if (values._autosave) return data(null, { status: saved.kind === 'saved' ? 204 : 409, headers });
  if (saved.kind === 'stale') {
    args.context.refused = true;
    const now = { ...values, version: String(saved.version) };
    const errors = [{ field: 'form', code: 'stale' }];
    return data<Refused>({ values: now, errors, there: saved.there }, { status: 409, headers });
  }
  if (values.do === 'check') return redirect(check);
  return redirect(path + (values.do === 'files' ? '?part=files' : '?done=saved'));
}

/** Nothing has changed in any area that was told of before, but for those that this answer speaks of. */
function theSame(answers: YearlyAnswers, last: LastTold | null): YearlyAnswers {
  const areas = { ...answers.areas };
  for (const area of AREAS) {
    if (last?.areas[area] && areas[area].changed === null)
      areas[area] = { changed: 'no', words: '' };
  }
  return { ...answers, areas };
}
