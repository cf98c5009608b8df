import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { SchoolAgePage } from '~/domains/guide-tools';
import { answerSchoolAge, loadSchoolAge } from '~/domains/guide-tools/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { publicForm } from '~/platform/permissions/access';

export const handle = publicForm;
export const meta = pageTitle('tools:age.title');

export function loader(args: LoaderFunctionArgs) {
  return loadSchoolAge(args);
}

export function action(args: ActionFunctionArgs) {
  return answerSchoolAge(args);
}

export default function SchoolAge() {
  return <SchoolAgePage sent={useActionData<typeof action>()} />;
}
