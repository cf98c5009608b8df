import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { TemplatesPage } from '~/domains/casework';
import { loadTemplates } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { administrators, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(administrators);
export const meta = pageTitle('letters:templates.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, administrators);
  return loadTemplates(args);
}

export default function LetterTemplates() {
  return <TemplatesPage {...useLoaderData<typeof loader>()} />;
}
