import type { ActionFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ComplaintFormPage } from '~/domains/complaint';
import { pageTitle } from '~/platform/i18n/page-title';
import { publicForm } from '~/platform/permissions/access';
import { answerComplaint } from './complaint-flow.server';
import { loadOpenForm as loader } from './open-form.server';

export const handle = { ...publicForm, leaveQuickly: true };
// The tab does not say what the page is about: somebody may look over a shoulder.
export const meta = pageTitle();

export { loader };

export function action(args: ActionFunctionArgs) {
  return answerComplaint(args, 'complaint');
}

export default function Complaint() {
  const { submitKey, kept } = useLoaderData<typeof loader>();
  const problems = useActionData<typeof action>() ?? kept;
  return <ComplaintFormPage kind="complaint" submitKey={submitKey} problems={problems} />;
}
