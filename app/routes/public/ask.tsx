import { useActionData, useLoaderData } from '@remix-run/react';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { FormPage } from '~/components/form';
import { AskForm, askSchema } from '~/domains/enquiry';
import { Paragraphs, useWords } from '~/domains/guidance';
import { languages, useLanguage, useT } from '~/platform/i18n';
import { pageTitle } from '~/platform/i18n/page-title';
import { publicForm } from '~/platform/permissions/access';
import { answerEnquiry } from './enquiry-flow.server';
import { loadOpenForm } from './open-form.server';

export const handle = { ...publicForm, leaveQuickly: true };
export const meta = pageTitle('enquiry:ask.title');

export function loader(args: LoaderFunctionArgs) {
  return loadOpenForm(args);
}

export function action(args: ActionFunctionArgs) {
  return answerEnquiry(args, 'ask', askSchema);
}

export default function Ask() {
  const t = useT();
  const language = useLanguage();
  const { submitKey, kept } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const lead = useWords<string[]>('enquiry:ask.lead');
  return (
    <FormPage
      forgets
      title={t('enquiry:ask.title')}
      caption={t('public:before.caption')}
      backTo={`/${language}/before-you-decide`}
      problems={refused ?? kept}
      saved={{ submitKey, language: languages[language].name }}
      errorsFrom="enquiry:ask"
      submitLabel={t('enquiry:ask.submit')}
      lead={<Paragraphs>{lead}</Paragraphs>}
    >
      <AskForm />
    </FormPage>
  );
}
