import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import type { z } from 'zod';
import { sendComplaint, type Complaint } from '~/domains/complaint/index.server';
import { browserOf } from '~/domains/sign-in/index.server';
import { keptForm } from '~/platform/auth/stash.server';
import { openPageControls } from '~/platform/form/page-controls.server';
import { parse, readForm, refusal, refuse } from '~/platform/form/parse.server';
import { requireLanguage, whoAsks } from '~/platform/permissions/guard.server';

/** A new key, which makes sending the same page twice one item, and what was typed in another language. */
export async function loadComplaint(args: LoaderFunctionArgs) {
  requireLanguage(args);
  const kept = await keptForm(args.request, browserOf(args.request).ownerKey);
  return { submitKey: crypto.randomUUID(), kept };
}

/** Sends what the form holds; `form` names which of the four it is. */
export async function answerComplaint<F extends Complaint['form']>(
  args: ActionFunctionArgs,
  form: F,
  schema: z.ZodType<Omit<Extract<Complaint, { form: F }>, 'form'>>,
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
  const sent = await sendComplaint({ form, ...parsed.data } as unknown as Complaint, {
    parent: actor?.kind === 'parent' ? actor : null,
    language,
    network: args.context.network,
  });
  if (sent.kind === 'sent') {
    const { reference, receivedOn } = sent;
    return redirect(
      `/${language}/complaints/sent?about=${form}&reference=${reference}&on=${receivedOn}`,
    );
  }
  args.context.refused = true;
  return refusal(values, 'wait', 'form', { count: sent.minutes });
}
