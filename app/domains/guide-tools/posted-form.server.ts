import { redirect } from '@remix-run/node';
import { profile } from '~/platform/config/environment.server';
import type { FormValues } from '~/platform/form/parse.server';
import { isLanguage, type Language } from '~/platform/i18n';
import { requireLanguage, type RouteArgs } from '~/platform/permissions/guard.server';

/** What a form of these pages sent, and whether the reader only asked for another language. */
export type PostedForm = { language: Language; values: FormValues; switched: boolean };

/**
 * Another language for a form whose words are kept nowhere: the browser is told to send the same form
 * again (307) to the page in that language. So nothing of it stands in an address, and nothing on a disk.
 */
export function sentOn(args: RouteArgs, values: FormValues): Response | PostedForm {
  const language = requireLanguage(args);
  const wanted = values._language;
  const offered = isLanguage(wanted) && profile().languages.includes(wanted) ? wanted : null;
  if (offered === null || offered === language) {
    return { language, values, switched: offered !== null };
  }
  const { pathname } = new URL(args.request.url);
  return redirect(pathname.replace(/^\/[^/]+/, `/${offered}`), 307);
}
