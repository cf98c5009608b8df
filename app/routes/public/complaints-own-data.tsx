import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { FormPage } from '~/components/form';
import { OwnDataForm, ownDataSchema } from '~/domains/complaint';
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
  return answerComplaint(args, 'own-data', ownDataSchema);
}

export default function OwnData() {
  const t = useT();
  const { submitKey, kept } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <FormPage
      title={t('complaints:ownData.title')}
      caption={t('complaints:hub.title')}
      backTo={`/${useLanguage()}/complaints`}
      problems={refused ?? kept}
      saved={{ submitKey }}
      errorsFrom="complaints:ownData"
      submitLabel={t('complaints:send')}
      lead={
        <>
          <p className="text-lg">{t('complaints:ownData.lead')}</p>
          <p>{t('complaints:ownData.note')}</p>
        </>
      }
    >
      <OwnDataForm />
    </FormPage>
  );
}
