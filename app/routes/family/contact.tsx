import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ContactPage, contactForm, toContact } from '~/domains/notification';
import { answerTask, draftPath, loadQuestion } from '~/domains/notification/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyForm } from '~/platform/permissions/access';

export const handle = { ...familyForm, leaveQuickly: true };
export const meta = pageTitle('notify:contact.title');

export async function loader(args: LoaderFunctionArgs) {
  const { actor, draft, language, kept } = await loadQuestion(args);
  const backTo = draftPath(language, draft.id);
  return { saved: draft.answers.contact, kept, backTo, email: actor.email };
}

export function action(args: ActionFunctionArgs) {
  return answerTask(args, 'contact', contactForm, toContact);
}

export default function Contact() {
  const { kept, ...page } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return <ContactPage {...page} problems={refused ?? kept} />;
}
