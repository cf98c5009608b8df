import { redirect } from '@remix-run/node';
import { keepValues } from '~/platform/auth/stash.server';
import { profile } from '~/platform/config/environment.server';
import { isLanguage } from '~/platform/i18n/languages';
import type { FormValues } from './parse.server';

/**
 * Answers the two controls that every form page has besides its own button: another language, and
 * "stay signed in". What was typed is kept and shown again on the page that follows. Returns null
 * where neither was used. `ownerKey` is `parent:<id>`, `staff:<id>` or `browser:<hash>`.
 */
export async function pageControls(
  request: Request,
  ownerKey: string,
  values: FormValues,
): Promise<Response | null> {
  const wanted = values._language;
  if (!values._stay && !wanted) return null;
  const url = new URL(request.url);
  const language = isLanguage(wanted) && profile().languages.includes(wanted) ? wanted : null;
  if (isTooMuch(ownerKey, values)) return redirect(url.pathname + url.search);
  const path = language ? url.pathname.replace(/^\/[^/]+/, `/${language}`) : url.pathname;
  const id = await keepValues(path, ownerKey, values);
  const search = new URLSearchParams(url.search);
  search.set('kept', id);
  return redirect(`${path}?${search}`);
}

const mostCharactersForNobody = 24_000;

/** Longer than any form that needs no sign-in: what nobody signed for is not kept without bound. */
function isTooMuch(ownerKey: string, values: FormValues): boolean {
  return ownerKey.startsWith('browser:') && JSON.stringify(values).length > mostCharactersForNobody;
}
