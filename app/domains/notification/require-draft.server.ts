import { z } from 'zod';
import type { Parent } from '~/platform/auth/session.server';
import type { Language } from '~/platform/i18n/languages';
import {
  notFound,
  requireLanguage,
  requireParent,
  type RouteArgs,
} from '~/platform/permissions/guard.server';
import type { ChildAnswers } from './answers.schema';
import { findDraft, type Draft } from './draft.store.server';

export type WithDraft = { actor: Parent; draft: Draft; language: Language };

const uuid = z.uuid();

/**
 * The guard of every page of a draft: the signed-in parent and their own draft named by `:draft`.
 * Throws the redirect to sign-in, or 404 for a draft that is not there, not theirs or out of time.
 */
export async function requireDraft(args: RouteArgs): Promise<WithDraft> {
  const language = requireLanguage(args);
  const actor = await requireParent(args);
  const id = uuid.safeParse(args.params.draft);
  const draft = id.success ? await findDraft(actor.id, id.data) : null;
  if (!draft) throw notFound();
  return { actor, draft, language };
}

/** `requireDraft`, and the child of the draft named by `:key`; 404 where the draft has no such child. */
export async function requireDraftChild(
  args: RouteArgs,
): Promise<WithDraft & { child: ChildAnswers }> {
  const found = await requireDraft(args);
  const child = found.draft.answers.children.find((each) => each.key === args.params.key);
  if (!child) throw notFound();
  return { ...found, child };
}
