import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { keptForm } from '~/platform/auth/stash.server';
import { pageControls } from '~/platform/form/page-controls.server';
import { parse, readForm, refusal, refuse } from '~/platform/form/parse.server';
import {
  notFound,
  requireLanguage,
  requireParent,
  type RouteArgs,
} from '~/platform/permissions/guard.server';
import type { ToldChild } from '../evidence.views';
import { listSendings, type OwnSending } from './sending.store.server';
import { startPlan, startVoice, type PlanSource } from './start-sending.server';
import { readTold } from './told-children.server';

/** Where one thing stands: a draft to go on with, and what was sent last. */
export type Standing = {
  draft: string | null;
  sent: Pick<OwnSending, 'id' | 'sentAt' | 'firstReadAt'> | null;
};
export type HubChild = ToldChild & { plan: Standing; voice: Standing };

/** What the page of plans and evidence shows: each child with where its plan and its own voice stand. */
export async function loadHub(args: LoaderFunctionArgs) {
  requireLanguage(args);
  const parent = await requireParent(args);
  const [{ children }, sendings] = await Promise.all([
    readTold(parent.id),
    listSendings(parent.id),
  ]);
  const evidence = sendings.filter((one) => one.kind === 'evidence');
  return {
    children: children.map((child): HubChild => {
      const own = sendings.filter((one) => one.child?.childId === child.childId);
      return {
        ...child,
        plan: standing(own.filter((one) => one.kind === 'plan')),
        voice: standing(own.filter((one) => one.kind === 'voice')),
      };
    }),
    evidence: standing(evidence),
    anySent: sendings.some((one) => one.state !== 'draft'),
    done: new URL(args.request.url).searchParams.get('done'),
  };
}

function standing(sendings: OwnSending[]): Standing {
  const sent = sendings.find((one) => one.state === 'sent');
  return {
    draft: sendings.find((one) => one.state === 'draft')?.id ?? null,
    sent: sent ? { id: sent.id, sentAt: sent.sentAt, firstReadAt: sent.firstReadAt } : null,
  };
}

/** Begins a child's own voice, or goes on with it. */
export async function actOnHub(args: ActionFunctionArgs) {
  const language = requireLanguage(args);
  const parent = await requireParent(args);
  const { voice } = await readForm(args.request);
  const child = z.uuid().safeParse(voice);
  const started = child.success && (await startVoice({ id: parent.id, language }, child.data));
  if (!started || !('id' in started)) throw notFound();
  return redirect(`/${language}/family/voice/${started.id}`);
}

async function requireChild(args: RouteArgs) {
  const language = requireLanguage(args);
  const parent = await requireParent(args);
  const told = await readTold(parent.id);
  const id = told.named(args.params.child ?? '')?.id;
  const child = told.children.find((one) => one.id === id);
  if (!child) throw notFound();
  return { language, parent, child, children: told.children };
}

/** What the page shows on which a plan is begun; one that was begun already is gone on with. */
export async function loadPlanStart(args: LoaderFunctionArgs) {
  const { language, parent, child, children } = await requireChild(args);
  const plans = (await listSendings(parent.id)).filter((one) => one.kind === 'plan');
  const ofChild = (id: string) => plans.filter((one) => one.child?.childId === id);
  const { draft, sent } = standing(ofChild(child.childId));
  if (draft) throw redirect(`/${language}/family/plan/${draft}`);
  return {
    child,
    sent,
    siblings: children.filter(
      (one) =>
        one.childId !== child.childId && ofChild(one.childId).some((plan) => plan.state === 'sent'),
    ),
    kept: await keptForm(args.request, `parent:${parent.id}`),
  };
}

const sources = z.union(
  [z.enum(['fresh', 'last', 'talk']), z.string().regex(/^sibling:[0-9a-f-]{36}$/)],
  { error: 'required' },
);
const startForm = z.object({ source: sources });

const sourceOf = (given: z.output<typeof sources>): PlanSource =>
  given === 'fresh' || given === 'last' || given === 'talk'
    ? given
    : { sibling: given.slice('sibling:'.length) };

/** Begins the plan as the parent chose. */
export async function actOnPlanStart(args: ActionFunctionArgs) {
  const { language, parent, child } = await requireChild(args);
  const values = await readForm(args.request);
  const control = await pageControls(args.request, `parent:${parent.id}`, values);
  if (control) return control;
  const parsed = parse(startForm, values);
  if (!parsed.ok) {
    args.context.refused = true;
    return refuse(parsed.problems);
  }
  const source = sourceOf(parsed.data.source);
  const started = await startPlan({ id: parent.id, language }, child.id, source);
  if (started.kind === 'started' || started.kind === 'there') {
    return redirect(`/${language}/family/plan/${started.id}${source === 'talk' ? '#talking' : ''}`);
  }
  args.context.refused = true;
  return refusal(
    values,
    started.kind === 'not-found' ? 'not-an-option' : 'nothing-to-copy',
    'source',
  );
}
