import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { SchoolLetterPage } from '~/domains/guide-tools';
import { answerSchoolLetter, loadSchoolLetter } from '~/domains/guide-tools/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { publicForm } from '~/platform/permissions/access';

export const handle = publicForm;
export const meta = pageTitle('tools:letter.title');

export function loader(args: LoaderFunctionArgs) {
  return loadSchoolLetter(args);
}

export function action(args: ActionFunctionArgs) {
  return answerSchoolLetter(args);
}

export default function GuideLetter() {
  const { letterCase } = useLoaderData<typeof loader>();
  return <SchoolLetterPage letterCase={letterCase} sent={useActionData<typeof action>()} />;
}
