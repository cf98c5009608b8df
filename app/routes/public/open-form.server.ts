import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import type { z } from 'zod';
import type { OpenSender } from '~/domains/intake';
import { browserOf } from '~/domains/sign-in/index.server';
import { keptForm } from '~/platform/auth/stash.server';
import { openPageControls } from '~/platform/form/page-controls.server';
import { parse, readForm, refusal, refuse } from '~/platform/form/parse.server';
import { requireLanguage, whoAsks } from '~/platform/permissions/guard.server';

/** A new key, which makes sending the same page twice one item, and what was typed in another language. */
export async function loadOpenForm(args: LoaderFunctionArgs) {
  requireLanguage(args);
  const kept = await keptForm(args.request, browserOf(args.request).ownerKey);
  return { submitKey: crypto.randomUUID(), kept };
}

/** Sent, with the page that says so (below the language), or too much was: the minutes to wait. */
type Sent = { kind: 'sent'; to: string } | { kind: 'wait'; minutes: number };

/** Sends what a form holds that anybody may send, signed in or not. */
export async function answerOpenForm<S extends z.ZodType>(
  args: ActionFunctionArgs,
  schema: S,
  send: (answers: z.output<S>, sender: OpenSender) => Promise<Sent>,
) {
  const language = requireLanguage(args);
  const browser = browserOf(args.request);
  const values = await readForm(args.request);
  const control = await openPageControls(args, browser, values);
  if (control) return control;
  const parsed = parse(schema, values);
  if (!parsed.ok) {
    args.context.refused = true;
    return refuse(parsed.problems);
  }
  const { actor } = await whoAsks(args);
  const parent = actor?.kind === 'parent' ? actor : null;
  const sent = await send(parsed.data, { parent, language, network: args.context.network });
  if (sent.kind === 'sent') return redirect(`/${language}/${sent.to}`);
  args.context.refused = true;
  return refusal(values, 'wait', 'form', { count: sent.minutes });
}
