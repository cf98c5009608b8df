import { randomUUID } from 'node:crypto';
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import type { FormProblems } from '~/components/form/form-state';
import { keptForm } from '~/platform/auth/stash.server';
import type { Staff, StaffRole } from '~/platform/auth/session.server';
import { today } from '~/platform/calendar';
import { pageControls } from '~/platform/form/page-controls.server';
import { parse, readForm, refuse, saidOfForm, type FormValues } from '~/platform/form/parse.server';
import { notFound, requireStaff } from '~/platform/permissions/guard.server';
import { queuePath, readQueueState } from '../queue/queue.schema';
import type { Change } from './list-changes.server';
import type { MoveDone, MoveRefusal } from './make-move.server';
import type { LookedAtPage } from './record-look.server';
import { showItem } from './show-item.server';

/** An identifier in the address; what is none gives the same answer as what is not there. */
export function idIn(params: LoaderFunctionArgs['params'], name: string): string {
  const parsed = z.uuid().safeParse(params[name]);
  if (!parsed.success) throw notFound();
  return parsed.data;
}

/** What the loader of an item's page gives: the item as this member of staff may see it, and what was typed before. */
export async function loadItemPage(
  args: LoaderFunctionArgs,
  roles: readonly StaffRole[],
  page: LookedAtPage,
) {
  const staff = await requireStaff(args, roles);
  const onlyChild = page === 'child' ? idIn(args.params, 'child') : undefined;
  const item = await showItem(staff, idIn(args.params, 'item'), page, onlyChild);
  if (!item) throw notFound();
  const { searchParams } = new URL(args.request.url);
  return {
    staff,
    view: {
      item,
      submitKey: randomUUID(),
      kept: await keptForm(args.request, `staff:${staff.id}`),
      done: searchParams.get('done'),
    },
  };
}

/** The field that a use case's refusal is about, and the values its words need. */
export type RefusalField = {
  field?: string;
  code?: string;
  values?: Record<string, string | number>;
};

type Answering<S extends z.ZodType, R extends { kind: string }> = {
  roles: readonly StaffRole[];
  schema: S;
  /** The code of the news on the page that follows. */
  done: string;
  /** Below the item's page; the item's page itself where left out. */
  next?: string;
  /** The item, where the address of the page does not name it. */
  itemId?: string;
  /** The page that follows, where it is not one of the item's. */
  to?: string;
  run: (
    staff: Staff,
    itemId: string,
    form: z.output<S>,
    day: ReturnType<typeof today>,
    values: FormValues,
  ) => Promise<R>;
  /** Which field a refusal of this move's own is about; the whole form where none is named. */
  fields?: { [K in R['kind']]?: (refusal: Extract<R, { kind: K }>) => RefusalField };
};

export type MoveProblems = FormProblems & { changes?: Change[] };

/** The action of a page that makes one move: guard, parse, the use case, and its answer. */
export async function answerMove<S extends z.ZodType, R extends { kind: string }>(
  args: ActionFunctionArgs,
  answering: Answering<S, R>,
) {
  const staff = await requireStaff(args, answering.roles);
  const itemId = answering.itemId ?? idIn(args.params, 'item');
  const values = await readForm(args.request);
  const control = await pageControls(args.request, `staff:${staff.id}`, values);
  if (control) return control;
  const parsed = parse(answering.schema, values);
  if (!parsed.ok) return refused(args, saidOfForm(parsed.problems, unseen));
  const result = await answering.run(staff, itemId, parsed.data, today(), values);
  if (isCommon(result)) return answerCommon(args, values, result, answering, itemId);
  const aboutOf = answering.fields?.[result.kind as R['kind']] as
    ((refusal: R) => RefusalField) | undefined;
  const about = aboutOf?.(result) ?? {};
  const error = {
    field: about.field ?? 'form',
    code: about.code ?? result.kind,
    values: about.values,
  };
  return refused(args, { values, errors: [error] });
}

const common: readonly string[] = [
  'done',
  'repeated',
  'not-found',
  'not-allowed',
  'wrong-state',
  'stale',
] satisfies (MoveDone | MoveRefusal)['kind'][];

function isCommon(result: { kind: string }): result is MoveDone | MoveRefusal {
  return common.includes(result.kind);
}

/** The answers that every move may give. */
function answerCommon(
  args: ActionFunctionArgs,
  values: FormValues,
  result: MoveDone | MoveRefusal,
  { done, next = '', to }: { done: string; next?: string; to?: string },
  itemId: string,
) {
  switch (result.kind) {
    case 'done':
    case 'repeated':
      return redirect(to ?? `/officer/item/${itemId}${next}?done=${done}`);
    case 'not-found':
      throw notFound();
    case 'not-allowed':
      throw new Response(null, { status: 403, statusText: 'Forbidden' });
    case 'wrong-state':
      return refused(args, { values, errors: [{ field: 'form', code: 'wrong-state' }] });
    case 'stale': {
      const errors = [{ field: 'form', code: 'stale' }];
      return refused(args, { values, errors, changes: result.changes });
    }
  }
}

const unseen = ['version', 'seen', 'submitKey', 'held'];

function refused(args: ActionFunctionArgs, problems: MoveProblems) {
  args.context.refused = true;
  return refuse(problems) as ReturnType<typeof refuse> & { data: MoveProblems };
}

/**
 * The page of the queue that a look at an item came from, with its view, filters and page; the queue
 * itself where it came from elsewhere.
 */
export function queueBefore(request: Request): string {
  const before = URL.parse(request.headers.get('Referer') ?? '');
  if (before?.host !== new URL(request.url).host || before.pathname !== '/officer/queue') {
    return '/officer/queue';
  }
  const state = readQueueState(before.searchParams);
  return queuePath(state, { after: state.after, before: state.before });
}

/** The line of a list after which it goes on, from the address; null at its beginning. */
export function readBefore(request: Request): string | null {
  const before = new URL(request.url).searchParams.get('before') ?? '';
  return /^\d{1,18}$/.test(before) ? before : null;
}
