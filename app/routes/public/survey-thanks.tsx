import type { LoaderFunctionArgs } from '@remix-run/node';
import { SurveyThanks } from '~/domains/survey';
import { pageTitle } from '~/platform/i18n/page-title';
import { publicAccess } from '~/platform/permissions/access';
import { requireLanguage } from '~/platform/permissions/guard.server';

export const handle = publicAccess;
export const meta = pageTitle('survey:thanks.title');

export function loader(args: LoaderFunctionArgs) {
  requireLanguage(args);
  return null;
}

export default SurveyThanks;
