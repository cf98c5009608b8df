import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { FormPage } from '~/components/form';
import { ComplaintForm, complaintSchema } from '~/domains/complaint';
import { useLanguage, useT } from '~/platform/i18n';
import { pageTitle } from '~/platform/i18n/page-title';
import { publicForm } from '~/platform/permissions/access';
import { answerComplaint, loadComplaint } from './complaint-flow.server';

export const handle = { ...publicForm, leaveQuickly: true };
// The tab says where one is, and not what the page is about: somebody may look over a shoulder.
export const meta = pageTitle('complaints:hub.title');

export function loader(args: LoaderFunctionArgs) {
  return loadComplaint(args);
}

export function action(args: ActionFunctionArgs) {
  return answerComplaint(args, 'complaint', complaintSchema);
}

export default function Complaint() {
  const t = useT();
  const { submitKey, kept } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <FormPage
      title={t('complaints:complaint.title')}
      caption={t('complaints:hub.title')}
      backTo={`/${useLanguage()}/complaints`}
      problems={refused ?? kept}
      saved={{ submitKey }}
      errorsFrom="complaints:complaint"
      submitLabel={t('complaints:send')}
      lead={
        <>
          <p className="text-lg">{t('complaints:complaint.lead')}</p>
          <p>{t('complaints:complaint.note')}</p>
        </>
      }
    >
      <ComplaintForm />
    </FormPage>
  );
}
