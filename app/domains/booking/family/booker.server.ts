import type { ActionFunctionArgs } from '@remix-run/node';
import type { Parent } from '~/platform/auth/session.server';
import type { Language } from '~/platform/i18n';
import { whoAsks } from '~/platform/permissions/guard.server';
import type { FormValues } from '~/platform/form/parse.server';
import type { Booker, Refused } from '../place/place.types';
import { refuseHere } from './public-form.server';

/** The parent who is signed in, on a page that asks nobody to be. */
export async function parentHere(args: Parameters<typeof whoAsks>[0]): Promise<Parent | null> {
  const { actor } = await whoAsks(args);
  return actor?.kind === 'parent' ? actor : null;
}

/** Who books: the parent who is signed in, else whoever reads this address. */
export function bookerOf(
  parent: Parent | null,
  email: string,
  language: Language,
  network: string,
): Booker {
  return parent
    ? { kind: 'parent', parent, language, network }
    : { kind: 'email', email: email.toLowerCase(), language, network };
}

/** Where somebody signs in and comes back to this page. */
export function signInTo(language: Language, request: Request): string {
  const { pathname, search } = new URL(request.url);
  return `/${language}/sign-in?${new URLSearchParams({ next: pathname + search })}`;
}

/** Why nothing was booked, on the form that was sent. What is gone, or wants a sign-in, is for the page. */
export function refuseBooking(
  args: ActionFunctionArgs,
  values: FormValues,
  refused: Exclude<Refused, { kind: 'gone' | 'sign-in-first' }>,
) {
  switch (refused.kind) {
    case 'too-late':
    case 'not-open-yet':
      return refuseHere(args, values, refused.kind);
    case 'too-many-people':
      return refuseHere(args, values, refused.kind, 'adults', { max: refused.most });
    case 'wait':
      return refuseHere(args, values, 'wait', 'form', { count: refused.minutes });
  }
}
