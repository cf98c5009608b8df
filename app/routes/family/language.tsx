import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { LanguagePage, languageForm } from '~/domains/notification';
import { answerTask, draftPath, loadQuestion } from '~/domains/notification/index.server';
import { profile } from '~/platform/config/environment.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyForm } from '~/platform/permissions/access';

export const handle = familyForm;
export const meta = pageTitle('notify:language.title');

export async function loader(args: LoaderFunctionArgs) {
  const { draft, language, kept } = await loadQuestion(args);
  const nothing = { language, languageOther: '', interpreter: null, interpreterNote: '' };
  return {
    saved: draft.answers.language ?? nothing,
    kept,
    backTo: draftPath(language, draft.id),
    offered: profile().languages,
  };
}

export function action(args: ActionFunctionArgs) {
  return answerTask(args, 'language', languageForm, (given, found) => ({
    ...given,
    language: given.language ?? found.language,
  }));
}

export default function LanguageRoute() {
  const { kept, ...page } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return <LanguagePage {...page} problems={refused ?? kept} />;
}
