import { redirect } from '@remix-run/node';
import { profile } from '~/platform/config/environment.server';
import type { FormValues } from '~/platform/form/parse.server';
import { isLanguage, pathIn, type Language } from '~/platform/i18n';
import { requireLanguage, type RouteArgs } from '~/platform/permissions/guard.server';

/** What a form of these pages sent, and whether the reader only asked for another language. */
export type PostedForm = { language: Language; values: FormValues; switched: boolean };

/**
 * Another language for a form whose words are kept nowhere: the browser is told to send the same form
 * again (307) to the page in that language. So nothing of it stands in an address, and nothing on a disk.
 */
export function sentOn(args: RouteArgs, values: FormValues): Response | PostedForm {
  const { language, other, switched } = wantedLanguage(args, values._language);
  if (!other) return { language, values, switched };
  const { pathname } = new URL(args.request.url);
  return redirect(pathIn(other, pathname), 307);
}

/**
 * The language of the page; the other one of the council's that the reader chose beside its form; and
 * whether the choice was made already, and led here.
 */
export function wantedLanguage(args: RouteArgs, wanted: unknown) {
  const language = requireLanguage(args);
  const offered = isLanguage(wanted) && profile().languages.includes(wanted) ? wanted : null;
  const switched = offered === language;
  return { language, other: switched ? null : offered, switched };
}
