import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { FormPage } from '~/components/form';
import { PageQuestionForm, pageQuestionSchema } from '~/domains/enquiry';
import { guidePath } from '~/domains/guidance';
import { requireGuidePage } from '~/domains/guidance/index.server';
import { directionOf, useLanguage, useT } from '~/platform/i18n';
import { pageTitle } from '~/platform/i18n/page-title';
import { publicForm } from '~/platform/permissions/access';
import { answerEnquiry } from './enquiry-flow.server';
import { loadOpenForm } from './open-form.server';

export const handle = { ...publicForm, leaveQuickly: true };
export const meta = pageTitle('tools:ask.title');

export async function loader(args: LoaderFunctionArgs) {
  const { slug, title, language } = requireGuidePage(args).page;
  return { ...(await loadOpenForm(args)), slug, title, language };
}

export function action(args: ActionFunctionArgs) {
  const { slug } = requireGuidePage(args).page;
  return answerEnquiry(args, 'page', pageQuestionSchema(slug));
}

export default function GuideAsk() {
  const t = useT();
  const { submitKey, kept, slug, title, language } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <FormPage
      forgets
      title={t('tools:ask.title')}
      caption={
        <span lang={language} dir={directionOf(language)}>
          {title}
        </span>
      }
      backTo={guidePath(useLanguage(), slug)}
      problems={refused ?? kept}
      saved={{ submitKey }}
      errorsFrom="tools:ask"
      submitLabel={t('tools:ask.submit')}
      lead={<p>{t('tools:ask.lead')}</p>}
    >
      <PageQuestionForm />
    </FormPage>
  );
}
