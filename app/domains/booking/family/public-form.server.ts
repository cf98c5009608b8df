import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { browserOf } from '~/domains/sign-in/index.server';
import { keptForm } from '~/platform/auth/stash.server';
import { openPageControls } from '~/platform/form/page-controls.server';
import { readForm, refusal, type FormValues } from '~/platform/form/parse.server';

/** What was typed before the page was opened in another language; undefined where nothing was. */
export function keptHere({ request }: LoaderFunctionArgs) {
  return keptForm(request, browserOf(request).ownerKey);
}

/** What a form of a page without sign-in sent, or the answer to another language. */
export async function readPublicForm(
  args: ActionFunctionArgs,
): Promise<{ values: FormValues; control: null } | { values: null; control: Response }> {
  const browser = browserOf(args.request);
  const values = await readForm(args.request);
  const control = await openPageControls(args, browser, values);
  return control ? { values: null, control } : { values, control };
}

/** A refusal with everything kept; the title of the page says that there is one. */
export function refuseHere(
  args: ActionFunctionArgs,
  values: FormValues,
  code: string,
  field = 'form',
  detail?: Record<string, string | number>,
) {
  args.context.refused = true;
  return refusal(values, code, field, detail);
}
