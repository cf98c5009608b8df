import { randomUUID } from 'node:crypto';
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import type { FormProblems } from '~/components/form/form-state';
import { keptForm } from '~/platform/auth/stash.server';
import type { Staff } from '~/platform/auth/session.server';
import { today } from '~/platform/calendar';
import { profile } from '~/platform/config/environment.server';
import { db } from '~/platform/db/database.server';
import { pageControls } from '~/platform/form/page-controls.server';
import { parse, readForm, refuse, saidOfForm } from '~/platform/form/parse.server';
import { officers } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';
import { listReaders } from '../round/index.server';
import type { FamilyOfRound } from '../round/index.server';
import { listDue } from './due.store.server';
import { digestOf, exactMessages, letterToGo, type LetterToGo } from './exact-message.server';
import {
  familiesOf,
  releaseRequests,
  seenDue,
  type NamedChange,
  type ReleaseResult,
} from './release-requests.server';
import { readDueState } from './request.address';
import { answerDay, mayGoNow, monthAfter, seriesFrom } from './request.rules';
import { releaseSchema, type ReleaseForm } from './request.schema';

/** What was wrong with a release, and what of the list had changed. */
export type ReleaseProblems = FormProblems & { change?: NamedChange };

/** What goes to these families, and to how many by which way: what an officer reads before letting go. */
export async function previewOf(letter: LetterToGo, families: readonly FamilyOfRound[]) {
  const asked = families.filter(({ held }) => !held);
  const readers = await listReaders(asked);
  const all = [...readers.values()].flat();
  const nobody = asked.filter(({ familyId }) => (readers.get(familyId) ?? []).length === 0).length;
  const by = (way: string) => all.filter(({ how }) => how === way).length;
  return {
    words: digestOf(letter),
    answerBy: letter.answerBy,
    messages: exactMessages(letter, all),
    counts: {
      families: asked.length,
      children: asked.reduce((sum, { childIds }) => sum + childIds.length, 0),
      held: families.length - asked.length,
      email: by('email'),
      post: by('post'),
      noWay: by('none') + nobody,
    },
  };
}

const monthIn = (args: LoaderFunctionArgs) =>
  readDueState(new URL(args.request.url).searchParams).month ?? monthAfter(today());

/** The requests of a month as they would go now: to whom, in which words, with which days. */
export async function loadRelease(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, officers);
  const month = monthIn(args);
  const day = today();
  const days = profile().annualRequest;
  const lines = await listDue(db(), month, day);
  const answerBy = answerDay('first', day, days).toString();
  const series = seriesFrom(day, days);
  return {
    month,
    mayGo: mayGoNow(month, day),
    seen: seenDue(lines),
    ...(await previewOf(await letterToGo('first', day.toString(), answerBy), familiesOf(lines))),
    series: {
      answerBy,
      reminder: series.reminder.toString(),
      second: series.second.toString(),
      secondAnswerBy: series.secondAnswerBy.toString(),
    },
    submitKey: randomUUID(),
    kept: await keptForm(args.request, `staff:${staff.id}`),
  };
}

export type ReleaseView = Awaited<ReturnType<typeof loadRelease>>;

/** Lets them go. */
export async function answerRelease(args: ActionFunctionArgs) {
  const month = monthIn(args);
  return answerReleaseForm(args, (staff, form) => releaseRequests(staff, month, form, today()));
}

/** The action of a page on which a list is let go: guard, parse, the use case, and its answer. */
export async function answerReleaseForm(
  args: ActionFunctionArgs,
  run: (staff: Staff, form: ReleaseForm) => Promise<ReleaseResult>,
) {
  const staff = await requireStaff(args, officers);
  const values = await readForm(args.request);
  const control = await pageControls(args.request, `staff:${staff.id}`, values);
  if (control) return control;
  const parsed = parse(releaseSchema, values);
  if (!parsed.ok) return refused(args, saidOfForm(parsed.problems, unseen));
  const result = await run(staff, parsed.data);
  switch (result.kind) {
    case 'released':
      return redirect(`/officer/requests?done=released`, 303);
    case 'not-allowed':
      throw new Response(null, { status: 403, statusText: 'Forbidden' });
    case 'list-changed':
      return refused(args, {
        values,
        errors: [{ field: 'form', code: result.kind }],
        change: result.change,
      });
    case 'not-now':
    case 'nobody':
    case 'words-changed':
      return refused(args, { values, errors: [{ field: 'form', code: result.kind }] });
  }
}

const unseen = ['submitKey', 'seen', 'words'];

function refused(args: ActionFunctionArgs, problems: ReleaseProblems) {
  args.context.refused = true;
  // The list and the words are those of now, whatever the form brought.
  const { submitKey: _key, seen: _seen, words: _words, read: _read, ...values } = problems.values;
  return refuse({ ...problems, values }) as ReturnType<typeof refuse> & { data: ReleaseProblems };
}
