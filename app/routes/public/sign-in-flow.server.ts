import { redirect } from '@remix-run/node';
import { keptForm } from '~/platform/auth/stash.server';
import { safeReturnTo } from '~/platform/auth/return-to';
import { profile } from '~/platform/config/environment.server';
import { openPageControls } from '~/platform/form/page-controls.server';
import { parse, readForm, refusal, refuse, type FormValues } from '~/platform/form/parse.server';
import type { Language } from '~/platform/i18n/languages';
import { whoAsks, type RouteArgs } from '~/platform/permissions/guard.server';
import {
  askSchema,
  browserOf,
  codeSchema,
  findNewestCode,
  inLanguage,
  requestCode,
  verifyCode,
  type Audience,
  type Browser,
  type CodeTried,
} from '~/domains/sign-in/index.server';

/** One of the two ways in: where its pages are, and where it leads when no page was asked for. */
export type WayIn = { audience: Audience; language: Language; signIn: string; code: string; home: string };

/** The way in for families, in a language. */
export function familyWayIn(language: Language): WayIn {
  const signIn = `/${language}/sign-in`;
  return { audience: 'family', language, signIn, code: `${signIn}/code`, home: `/${language}/family` };
}

/** The way in for staff. */
export const staffWayIn: WayIn = {
  audience: 'staff',
  language: 'en',
  signIn: '/officer/sign-in',
  code: '/officer/sign-in/code',
  // Which page is theirs depends on what they do.
  home: '/officer',
};

/** What the page that asks for an address shows; who is signed in already is taken on. */
export async function loadAsk(args: RouteArgs, way: WayIn) {
  const search = new URL(args.request.url).searchParams;
  const { actor } = await whoAsks(args);
  const wanted = way.audience === 'family' ? 'parent' : 'staff';
  if (actor?.kind === wanted) throw redirect(safeReturnTo(search.get('next'), way.home));
  const kept = await keptForm(args.request, browserOf(args.request).ownerKey);
  return { ended: search.get('ended') === '1', signedOut: search.get('done') === 'signed-out', kept };
}

/** Sends a code to the address that was typed. */
export async function answerAsk(args: RouteArgs, way: WayIn) {
  const browser = browserOf(args.request);
  const values = await readForm(args.request);
  const control = await openPageControls(args, browser, values);
  if (control) return control;
  const parsed = parse(askSchema, values);
  if (!parsed.ok) {
    args.context.refused = true;
    return refuse(parsed.problems);
  }
  const next = safeReturnTo(new URL(args.request.url).searchParams.get('next'), way.home);
  const returnTo = way.audience === 'family' ? inLanguage(next, way.language, profile().languages) : next;
  return sendCode(args, way, browser, { email: parsed.data.email, returnTo, values, to: way.code });
}

type Sending = { email: string; returnTo: string; values: FormValues; to: string };

async function sendCode(args: RouteArgs, way: WayIn, browser: Browser, sending: Sending) {
  const asked = await requestCode({
    audience: way.audience,
    language: way.language,
    email: sending.email,
    returnTo: sending.returnTo,
    browserKey: browser.key,
    network: args.context.network,
    request: args.request,
  });
  if (asked.kind === 'sent') return withCookies(redirect(sending.to), [browser.setCookie]);
  args.context.refused = true;
  return refusal(sending.values, 'wait', 'form', { count: asked.minutes });
}

/** What the page that asks for the code shows; without a code asked for in this browser, back to the start. */
export async function loadCode(args: RouteArgs, way: WayIn) {
  const newest = await findNewestCode(browserOf(args.request).key, way.audience);
  if (!newest || newest.used) throw redirect(way.signIn);
  const sentAgain = new URL(args.request.url).searchParams.get('done') === 'again';
  return { email: newest.email, sentAgain };
}

/** Tries the code that was typed, or sends another. */
export async function answerCode(args: RouteArgs, way: WayIn) {
  const browser = browserOf(args.request);
  const values = await readForm(args.request);
  if (values._again) return sendAnother(args, way, browser, values);
  const control = await openPageControls(args, browser, values);
  if (control) return control;
  const parsed = parse(codeSchema, values);
  if (!parsed.ok) {
    args.context.refused = true;
    return refuse(parsed.problems);
  }
  const tried = await verifyCode({
    audience: way.audience,
    language: way.language,
    code: parsed.data.code,
    browserKey: browser.key,
    network: args.context.network,
    request: args.request,
  });
  if (tried.kind === 'signed-in') return withCookies(redirect(tried.returnTo), tried.cookies);
  if (tried.kind === 'none') return redirect(way.signIn);
  args.context.refused = true;
  return refusal(values, ...faultOf(tried));
}

async function sendAnother(args: RouteArgs, way: WayIn, browser: Browser, values: FormValues) {
  const newest = await findNewestCode(browser.key, way.audience);
  if (!newest || newest.used) return redirect(way.signIn);
  const { email, returnTo } = newest;
  return sendCode(args, way, browser, { email, returnTo, values, to: `${way.code}?done=again` });
}

type Refused = Exclude<CodeTried, { kind: 'signed-in' } | { kind: 'none' }>;

function faultOf(tried: Refused): [code: string, field: string, detail?: { count: number }] {
  switch (tried.kind) {
    case 'wrong':
      return ['wrong', 'code', { count: tried.triesLeft }];
    case 'no-tries-left':
      return ['no-tries-left', 'code'];
    case 'expired':
      return ['expired', 'code'];
    case 'wait':
      return ['wait', 'form', { count: tried.minutes }];
  }
}

function withCookies(response: Response, cookies: string[]): Response {
  for (const cookie of cookies) response.headers.append('Set-Cookie', cookie);
  return response;
}
