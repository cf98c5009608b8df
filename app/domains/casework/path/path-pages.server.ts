import { randomUUID } from 'node:crypto';
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { formatShortDate } from '~/platform/i18n';
import { keptForm } from '~/platform/auth/stash.server';
import { today } from '~/platform/calendar';
import { db } from '~/platform/db/database.server';
import { pageControls } from '~/platform/form/page-controls.server';
import { parse, readForm, refusal, refuse } from '~/platform/form/parse.server';
import { caseStaff, officers } from '~/platform/permissions/access';
import { notFound, requireStaff } from '~/platform/permissions/guard.server';
import { PATH_KINDS, type PathKind } from '../case/case.codes';
import { openCaseChild } from '../case/find-case-child.server';
import { answerMove, idIn } from '../item/item-pages.server';
import { beginPath, type BeginRefusal } from './begin-path.server';
import { dropPath } from './drop-path.server';
import { offeredPaths } from './path.fits';
import { openPathSchema, pathFormSchema } from './path.schema';
import { findVisiblePath, pathsOf } from './path.store.server';
import { recordStep } from './record-step.server';
import { showPath } from './show-path.server';

function kindIn(request: Request): PathKind | null {
  const kind = new URL(request.url).searchParams.get('kind');
  return PATH_KINDS.find((code) => code === kind) ?? null;
}

/** What the page shows on which a special case of a child is opened. */
export async function loadOpenPath(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, officers);
  const child = await openCaseChild(staff, idIn(args.params, 'child'), 'path-open');
  const facts = await db().child.findUniqueOrThrow({
    where: { id: child.id },
    select: { setting: true, indicators: { where: { endedAt: null }, select: { code: true } } },
  });
  const indicators = facts.indicators.map(({ code }) => code);
  const now = today();
  const paths = await pathsOf(child.id);
  const open = paths.flatMap((path) => (path.state === 'open' ? [path.kind] : []));
  return {
    child,
    paths,
    offered: offeredPaths({ ...child, setting: facts.setting, indicators }, now, open),
    kind: kindIn(args.request),
    submitKey: randomUUID(),
    today: now.toString(),
    kept: await keptForm(args.request, `staff:${staff.id}`),
  };
}

const fieldOf: Partial<Record<BeginRefusal['kind'], string>> = {
  'future-day': 'startedOn',
  'before-birth': 'startedOn',
};

/** Opens a special case, and goes to its page. */
export async function answerOpenPath(args: ActionFunctionArgs) {
  const staff = await requireStaff(args, officers);
  const values = await readForm(args.request);
  const control = await pageControls(args.request, `staff:${staff.id}`, values);
  if (control) return control;
  const child = await openCaseChild(staff, idIn(args.params, 'child'), 'path-open');
  const parsed = parse(openPathSchema, values);
  if (!parsed.ok) {
    args.context.refused = true;
    return refuse(parsed.problems);
  }
  const result = await beginPath(staff, child, parsed.data, today());
  if (result.kind === 'done' || result.kind === 'repeated') {
    return redirect(`/officer/path/${result.pathId}?done=opened`);
  }
  args.context.refused = true;
  return refusal(values, result.kind, fieldOf[result.kind]);
}

/** What the page of one special case shows to this member of staff. */
export async function loadPath(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, caseStaff);
  const { searchParams } = new URL(args.request.url);
  const path = await showPath(staff, idIn(args.params, 'path'), searchParams.get('step'));
  if (!path) throw notFound();
  return {
    path,
    submitKey: randomUUID(),
    done: searchParams.get('done'),
    kept: await keptForm(args.request, `staff:${staff.id}`),
  };
}

/** Records a step of a special case, or drops it. */
export async function answerPath(args: ActionFunctionArgs) {
  const staff = await requireStaff(args, caseStaff);
  const path = await findVisiblePath(staff, idIn(args.params, 'path'));
  if (!path) throw notFound();
  return answerMove(args, {
    roles: caseStaff,
    schema: pathFormSchema(path.kind),
    itemId: path.itemId,
    done: 'step',
    to: `/officer/path/${path.id}?done=step`,
    run: (actor, itemId, form, day) =>
      form.does === 'drop'
        ? dropPath(actor, itemId, form, day)
        : recordStep(actor, itemId, form, day),
    fields: {
      'not-an-outcome': () => ({ field: 'outcome', code: 'not-an-option' }),
      'family-said-no': () => ({ field: 'outcome' }),
      'future-day': () => ({ field: 'doneOn' }),
      'too-early': ({ earliest }) => ({
        field: 'doneOn',
        values: { earliest: formatShortDate('en', earliest) },
      }),
      'date-before': ({ field }) => ({ field }),
      'still-of-age': ({ ends }) => ({
        field: 'doneOn',
        values: { ends: formatShortDate('en', ends) },
      }),
      'before-first-day': ({ startsOn }) => ({
        field: 'doneOn',
        values: { startsOn: formatShortDate('en', startsOn) },
      }),
      'not-aware': () => ({ field: 'aware' }),
      'parents-address': () => ({ field: 'toEmail' }),
    },
  });
}
