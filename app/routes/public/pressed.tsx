import { useActionData, useLoaderData } from '@remix-run/react';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { FormPage } from '~/components/form';
import { PressureForm, pressureSchema } from '~/domains/enquiry';
import { AuthoritativeNote, guidePath } from '~/domains/guidance';
import { useLanguage, useT } from '~/platform/i18n';
import { pageTitle } from '~/platform/i18n/page-title';
import { publicForm } from '~/platform/permissions/access';
import { answerEnquiry } from './enquiry-flow.server';
import { loadOpenForm } from './open-form.server';

export const handle = { ...publicForm, leaveQuickly: true };
// The tab says where one is, and not what the page is about: somebody may look over a shoulder.
export const meta = pageTitle('public:before.title');

export function loader(args: LoaderFunctionArgs) {
  return loadOpenForm(args);
}

export function action(args: ActionFunctionArgs) {
  return answerEnquiry(args, 'pressure', pressureSchema);
}

/** Who may not press a parent, and a way to say that somebody did (protocol 5.3-5.5). */
export default function Pressed() {
  const t = useT();
  const language = useLanguage();
  const { submitKey, kept } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <FormPage
      forgets
      title={t('public:pressed.title')}
      caption={t('public:before.caption')}
      backTo={`/${language}/before-you-decide`}
      problems={refused ?? kept}
      saved={{ submitKey }}
      errorsFrom="enquiry:pressure"
      submitLabel={t('enquiry:pressure.submit')}
      lead={
        <>
          <p className="text-lg">{t('public:pressed.lead')}</p>
          <AuthoritativeNote />
          <p>
            <a href={guidePath(language, 'if-a-school-pushed-you')}>{t('public:pressed.more')}</a>
          </p>
          <h2>{t('public:pressed.formTitle')}</h2>
          <p>{t('public:pressed.formIntro')}</p>
        </>
      }
    >
      <PressureForm />
    </FormPage>
  );
}
