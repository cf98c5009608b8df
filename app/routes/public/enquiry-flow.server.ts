import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import type { z } from 'zod';
import { sendEnquiry, type Enquiry } from '~/domains/enquiry/index.server';
import { browserOf } from '~/domains/sign-in/index.server';
import { keptForm } from '~/platform/auth/stash.server';
import { openPageControls } from '~/platform/form/page-controls.server';
import { parse, readForm, refusal, refuse } from '~/platform/form/parse.server';
import { requireLanguage, whoAsks } from '~/platform/permissions/guard.server';

/** A new key, which makes sending the same page twice one enquiry, and what was typed in another language. */
export async function loadEnquiry(args: LoaderFunctionArgs) {
  requireLanguage(args);
  const kept = await keptForm(args.request, browserOf(args.request).ownerKey);
  return { submitKey: crypto.randomUUID(), kept };
}

/** Sends what the form holds; `form` names which of the two it is. */
export async function answerEnquiry(
  args: ActionFunctionArgs,
  form: Enquiry['form'],
  schema: z.ZodType<Omit<Enquiry, 'form'>>,
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
  const sent = await sendEnquiry({ form, ...parsed.data } as Enquiry, {
    parent: actor?.kind === 'parent' ? actor : null,
    language,
    network: args.context.network,
  });
  if (sent.kind === 'sent') {
    return redirect(`/${language}/before-you-decide/sent?about=${form}&reference=${sent.reference}`);
  }
  args.context.refused = true;
  return refusal(values, 'wait', 'form', { count: sent.minutes });
}
