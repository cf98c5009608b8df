import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { FormPage } from '~/components/form';
import { DataComplaintForm, dataComplaintSchema } from '~/domains/complaint';
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
  return answerComplaint(args, 'data-complaint', dataComplaintSchema);
}

export default function DataComplaint() {
  const t = useT();
  const { submitKey, kept } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <FormPage
      title={t('complaints:data.title')}
      caption={t('complaints:hub.title')}
      backTo={`/${useLanguage()}/complaints`}
      problems={refused ?? kept}
      saved={{ submitKey }}
      errorsFrom="complaints:data"
      submitLabel={t('complaints:send')}
      lead={
        <>
          <p className="text-lg">{t('complaints:data.lead')}</p>
          <p>{t('complaints:data.note')}</p>
        </>
      }
    >
      <DataComplaintForm />
    </FormPage>
  );
}
