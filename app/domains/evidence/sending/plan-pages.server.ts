import { randomUUID } from 'node:crypto';
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { keptForm } from '~/platform/auth/stash.server';
import { ticked } from '~/platform/form/fields';
import { pageControls } from '~/platform/form/page-controls.server';
import { parse, readForm, refusal, refuse, type FormValues } from '~/platform/form/parse.server';
import type { Language } from '~/platform/i18n/languages';
import type { PlanAnswers } from '../evidence.views';
import { fileLimitsOf, listFiles } from '../files/index.server';
import { requireOwnDraft } from '../pieces/own-draft.server';
import { addLink, removePiece } from './change-pieces.server';
import { savePlan } from './save-sending.server';
import { linkForm, planForm, seenVersion } from './sending.schema';
import { sendSending } from './send-sending.server';
import { findEarlierPlan } from './sending.store.server';

const doneCodes = ['saved', 'link', 'removed'] as const;

/** What the page of a plan that is being written shows. `?part=files` is where files are added. */
export async function loadPlan(args: LoaderFunctionArgs) {
  const { parent, language, sending } = await requireOwnDraft(args, 'plan');
  const { searchParams } = new URL(args.request.url);
  const atFiles = searchParams.get('part') === 'files';
  return {
    sending,
    earlier: sending.child && (await findEarlierPlan(parent.id, sending.child.childId)),
    files: atFiles
      ? {
          lines: await listFiles({ ...parent, language }, { sendingId: sending.id }),
          limits: await fileLimitsOf(parent.id),
        }
      : null,
    linkKey: randomUUID(),
    done: doneCodes.find((code) => code === searchParams.get('done')) ?? null,
    kept: await keptForm(args.request, `parent:${parent.id}`),
  };
}

/** What a plan's form was refused with: `there` is what was saved elsewhere meanwhile. */
type Elsewhere = { there?: PlanAnswers };

const planPath = (language: Language, id: string) => `/${language}/family/plan/${id}`;

/**
 * Saves the words of the plan, whichever button was pressed, then does what the button says. With
 * `_autosave` it only saves: 204, or 409 where it was saved elsewhere; `Sending-Version` says which
 * version is there.
 */
export async function actOnPlan(args: ActionFunctionArgs) {
  const { parent, language, sending } = await requireOwnDraft(args, 'plan');
  const values = await readForm(args.request);
  const control = await pageControls(args.request, `parent:${parent.id}`, values);
  if (control) return control;
  const path = planPath(language, sending.id);
  if (values.part === 'files') return redirect(values.do === 'check' ? `${path}/check` : path);
  const parsed = parse(planForm, values);
  if (!parsed.ok) {
    args.context.refused = true;
    return refuse(parsed.problems);
  }
  const { answers, version } = parsed.data;
  const saved = await savePlan(parent.id, sending.id, answers, version);
  if (saved.kind === 'not-open') return redirect(`/${language}/family/sent/${sending.id}`);
  const headers = { 'Sending-Version': String(saved.version) };
  if (values._autosave) return data(null, { status: saved.kind === 'saved' ? 204 : 409, headers });
  const now = { ...values, version: String(saved.version) };
  if (saved.kind === 'stale') {
    args.context.refused = true;
    const errors = [{ field: 'form', code: 'stale' }];
    return data<Refused>({ values: now, errors, there: saved.there }, { status: 409, headers });
  }
  const refused = await changeLinks(parent.id, sending.id, now);
  if (refused) args.context.refused = true;
  return refused ?? redirect(path + after(values));
}

type Refused = ReturnType<typeof refuse>['data'] & Elsewhere;

/** Where a button of the plan's form leads once everything is saved. */
function after(values: FormValues): string {
  if (values.do === 'check') return '/check';
  if (values.do === 'files') return '?part=files';
  if (values.remove) return '?done=removed';
  return values.link ? '?done=link' : '?done=saved';
}

/** Removes the link whose button was pressed, and adds the one that was typed. */
async function changeLinks(accountId: string, id: string, values: FormValues) {
  const removed = z.uuid().safeParse(values.remove);
  if (removed.success) await removePiece(accountId, id, removed.data);
  if (!values.link) return values.do === 'link' ? refusal(values, 'required', 'link') : null;
  const parsed = parse(linkForm, values);
  if (!parsed.ok) return refuse(parsed.problems);
  const key = z
    .uuid()
    .catch(() => randomUUID())
    .parse(values.linkKey);
  const { link: url, linkTitle: title } = parsed.data;
  const added = await addLink(accountId, id, { key, url, title });
  return added.kind === 'too-many'
    ? refusal(values, 'too-many-pieces', 'link', { max: added.max })
    : null;
}

/** What the page shows on which a plan is looked through before it is sent. */
export async function loadPlanCheck(args: LoaderFunctionArgs) {
  const { parent, sending } = await requireOwnDraft(args, 'plan');
  return {
    sending,
    earlier: sending.child && (await findEarlierPlan(parent.id, sending.child.childId)),
    kept: await keptForm(args.request, `parent:${parent.id}`),
  };
}

const sendForm = z.object({
  version: seenVersion,
  leave: ticked,
  asked: z.string().optional(),
  keep: z
    .preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(z.uuid()))
    .catch([]),
});

/** Sends the plan, once, and leads to its receipt. */
export async function actOnPlanCheck(args: ActionFunctionArgs) {
  const language = (args.params.lang ?? 'en') as Language;
  const { parent, sending } = await requireOwnDraft(args, 'plan');
  const values = await readForm(args.request);
  const control = await pageControls(args.request, `parent:${parent.id}`, values);
  if (control) return control;
  const parsed = parse(sendForm, values);
  const { version, leave, asked, keep } = parsed.ok
    ? parsed.data
    : { version: -1, leave: false, asked: undefined, keep: [] };
  const sent = await sendSending(parent, sending.id, {
    version,
    leaveUnfinished: leave,
    ...(asked && { keep }),
  });
  if (sent.kind === 'sent' || sent.kind === 'not-open') {
    const done = sent.kind === 'sent' ? '?done=sent' : '';
    return redirect(`/${language}/family/sent/${sending.id}${done}`);
  }
  args.context.refused = true;
  const shown = { ...values, version: String(sending.version) };
  return refusal(shown, sent.kind, sent.kind === 'unfinished' ? 'leave' : 'form');
}
