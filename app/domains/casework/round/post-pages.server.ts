import { randomUUID } from 'node:crypto';
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { recordAudits } from '~/platform/audit/audit.server';
import { keptForm } from '~/platform/auth/stash.server';
import type { Staff } from '~/platform/auth/session.server';
import { today } from '~/platform/calendar';
import { db } from '~/platform/db/database.server';
import { fileAnswer } from '~/platform/files/file-answer.server';
import { openStoredFile } from '~/platform/files/file-store.server';
import { pageControls } from '~/platform/form/page-controls.server';
import { parse, readForm, refusal, refuse } from '~/platform/form/parse.server';
import { officers } from '~/platform/permissions/access';
import { notFound, requireStaff } from '~/platform/permissions/guard.server';
import { idIn } from '../item/item-pages.server';
import { copiesToHold } from '../letter/hold-copies.server';
import { auditOfCopies } from './copy-audit.server';
import { markPosted } from './mark-posted.server';
import { postedSchema } from './messages.schema';
import {
  findRun,
  listOfRun,
  listRuns,
  listUnset,
  type PrintedCopy,
  type RunLine,
} from './print.store.server';

const MOST_RUNS = 200;
const MOST_UNSET = 100;

async function recordLooks(staff: Staff, action: string, copies: readonly PrintedCopy[]) {
  await recordAudits(db(), auditOfCopies(staff.id, action, copies, { page: 'post' }));
}

function shownRun({ roundId: _round, madeAt, ...run }: RunLine) {
  return { ...run, madeAt: madeAt.toISOString() };
}

function shownCopy(copy: PrintedCopy, held: ReadonlySet<string>) {
  const { id, number, name, language, addressLines, familyId, familyName, state } = copy;
  const { leftOn, returnedOn } = copy;
  return {
    ...{ id, number, name, language, familyId, familyName, state, leftOn, returnedOn },
    address: addressLines.join(', '),
    held: held.has(id),
  };
}

/** The files of letters to print and post, and what is held back from them. */
export async function loadPost(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, officers);
  const [runs, unset] = await Promise.all([listRuns(MOST_RUNS), listUnset(MOST_UNSET)]);
  const held = await copiesToHold(unset);
  await recordLooks(staff, 'child.viewed', unset);
  return {
    runs: runs.map(shownRun),
    unset: unset.map((copy) => shownCopy(copy, held)),
  };
}

export type PostView = Awaited<ReturnType<typeof loadPost>>;

/** The letters of one file. */
export async function loadRun(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, officers);
  const run = await findRun(idIn(args.params, 'run'));
  if (!run) throw notFound();
  const copies = await listOfRun(run.id);
  const held = await copiesToHold(copies.filter(({ leftOn }) => leftOn === null));
  await recordLooks(staff, 'child.viewed', copies);
  const { storeKey: _key, ...line } = run;
  return {
    run: { ...shownRun(line), sha256: run.sha256 },
    copies: copies.map((copy) => shownCopy(copy, held)),
    today: today().toString(),
    submitKey: randomUUID(),
    kept: await keptForm(args.request, `staff:${staff.id}`),
    done: new URL(args.request.url).searchParams.get('done'),
  };
}

export type RunView = Awaited<ReturnType<typeof loadRun>>;

/** Marks letters of a file as posted. */
export async function answerRun(args: ActionFunctionArgs) {
  const staff = await requireStaff(args, officers);
  const runId = idIn(args.params, 'run');
  const values = await readForm(args.request);
  const control = await pageControls(args.request, `staff:${staff.id}`, values);
  if (control) return control;
  const parsed = parse(postedSchema, values);
  if (!parsed.ok) {
    args.context.refused = true;
    return refuse(parsed.problems);
  }
  const { which, copies, on } = parsed.data;
  const chosen = { copies: which === 'all' ? ('all' as const) : copies, on };
  const result = await markPosted(staff, runId, chosen, today());
  switch (result.kind) {
    case 'done':
      return redirect(`/officer/messages/post/${runId}?done=posted`, 303);
    case 'not-allowed':
      throw new Response(null, { status: 403, statusText: 'Forbidden' });
    case 'none-chosen':
      args.context.refused = true;
      return refusal(values, result.kind, 'copies');
    case 'date-future':
    case 'before-sent':
      args.context.refused = true;
      return refusal(values, result.kind, 'on');
  }
}

/** A file of letters as it was made; every letter in it is a look in the trail. */
export async function openRunPdf(args: LoaderFunctionArgs): Promise<Response> {
  const staff = await requireStaff(args, officers);
  const run = await findRun(idIn(args.params, 'run'));
  if (!run) throw notFound();
  await recordLooks(staff, 'message.printed', await listOfRun(run.id));
  return fileAnswer({
    name: `letters-${run.number}-${run.madeAt.toISOString().slice(0, 10)}.pdf`,
    contentType: 'application/pdf',
    bytes: run.bytes,
    body: await openStoredFile(run.storeKey),
  });
}
