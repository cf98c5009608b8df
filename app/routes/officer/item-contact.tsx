import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ContactPage, contactSchema } from '~/domains/casework';
import { answerMove, loadItemPage, recordContact } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { officers, staffAccess } from '~/platform/permissions/access';

export const handle = { ...staffAccess(officers), form: true };
export const meta = pageTitle('officer:contact.add');

export async function loader(args: LoaderFunctionArgs) {
  const { view } = await loadItemPage(args, officers, 'contact');
  return view;
}

export function action(args: ActionFunctionArgs) {
  return answerMove(args, {
    roles: officers,
    schema: contactSchema,
    done: 'contact',
    run: recordContact,
    fields: {
      'in-future': () => ({ field: 'happenedOn' }),
      'next-try-past': () => ({ field: 'nextTryOn' }),
    },
  });
}

export default function ItemContact() {
  const { kept, ...view } = useLoaderData<typeof loader>();
  return <ContactPage {...view} problems={useActionData<typeof action>() ?? kept} />;
}
