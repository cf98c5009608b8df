import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { chooseLanguage } from '~/platform/i18n/choose-language';
import { profile } from '~/platform/config/environment.server';
import { publicAccess } from '~/platform/permissions/access';

export const handle = publicAccess;

/** The bare address leads to the start page in the browser's language. */
export function loader({ request }: LoaderFunctionArgs) {
  const language = chooseLanguage(request.headers.get('Accept-Language'), profile().languages);
  return redirect(`/${language}`, { headers: { Vary: 'Accept-Language', 'Cache-Control': 'no-cache' } });
}
