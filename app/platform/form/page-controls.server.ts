import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { hitLimit, type Limit } from '~/platform/auth/rate-limit.server';
import { keepValues } from '~/platform/auth/stash.server';
import { profile } from '~/platform/config/environment.server';
import { isLanguage, pathIn } from '~/platform/i18n/languages';
import type { FormValues } from './parse.server';

/**
 * Answers the two controls that every form page has besides its own button: another language, and
 * "stay signed in". What was typed is kept and shown again on the page that follows. Returns null
 * where neither was used.
 */
export async function pageControls(
  request: Request,
  ownerKey: `parent:${string}` | `staff:${string}`,
  values: FormValues,
): Promise<Response | null> {
  const to = nextPage(request, values);
  return to && keepAndGo(to, ownerKey, values);
}

/** Nobody signed for what is kept, so one network keeps so much, and no more. */
const perNetwork: Limit = { name: 'kept-network', most: 60, minutes: 60 };
/** Longer than any form that needs no sign-in. */
const mostCharacters = 24_000;

/**
 * The same on a page without sign-in: what was typed belongs to the browser. What is too long or comes
 * too often is not kept; the page opens in the other language all the same.
 */
export async function openPageControls(
  { request, context }: Pick<ActionFunctionArgs, 'request' | 'context'>,
  browser: { ownerKey: string; setCookie: string },
  values: FormValues,
): Promise<Response | null> {
  const to = nextPage(request, values);
  if (!to) return null;
  const tooMuch =
    JSON.stringify(values).length > mostCharacters ||
    (await hitLimit(perNetwork, context.network)) !== null;
  if (tooMuch) return redirect(to.pathname + to.search);
  const answer = await keepAndGo(to, browser.ownerKey, values);
  answer.headers.append('Set-Cookie', browser.setCookie);
  return answer;
}

/** The page that a control leads to; null where none was used. */
function nextPage(request: Request, values: FormValues): URL | null {
  const wanted = values._language;
  if (!values._stay && !wanted) return null;
  const url = new URL(request.url);
  if (isLanguage(wanted) && profile().languages.includes(wanted))
    url.pathname = pathIn(wanted, url.pathname);
  return url;
}

async function keepAndGo(to: URL, ownerKey: string, values: FormValues): Promise<Response> {
  to.searchParams.set('kept', await keepValues(to.pathname, ownerKey, values));
  return redirect(to.pathname + to.search);
}
