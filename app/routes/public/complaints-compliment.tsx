import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { FormPage } from '~/components/form';
import { ComplimentForm, complimentSchema } from '~/domains/complaint';
import { useLanguage, useT } from '~/platform/i18n';
import { pageTitle } from '~/platform/i18n/page-title';
import { publicForm } from '~/platform/permissions/access';
import { answerComplaint, loadComplaint } from './complaint-flow.server';

export const handle = { ...publicForm, leaveQuickly: true };
export const meta = pageTitle('complaints:compliment.title');

export function loader(args: LoaderFunctionArgs) {
  return loadComplaint(args);
}

export function action(args: ActionFunctionArgs) {
  return answerComplaint(args, 'compliment', complimentSchema);
}

export default function Compliment() {
  const t = useT();
  const { submitKey, kept } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <FormPage
      title={t('complaints:compliment.title')}
      caption={t('complaints:hub.title')}
      backTo={`/${useLanguage()}/complaints`}
      problems={refused ?? kept}
      saved={{ submitKey }}
      errorsFrom="complaints:compliment"
      submitLabel={t('complaints:send')}
      lead={
        <>
          <p className="text-lg">{t('complaints:compliment.lead')}</p>
          <p>{t('complaints:compliment.note')}</p>
        </>
      }
    >
      <ComplimentForm />
    </FormPage>
  );
}
