import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { EnterAnswerPage, InviteToReviewPage } from '~/domains/casework';
import { answerReviewInvite, loadReviewInvite } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { officers, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = { ...staffAccess(officers), form: true };
export const meta = pageTitle('review:invite.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, officers);
  return loadReviewInvite(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, officers);
  return answerReviewInvite(args);
}

export default function ReviewInvite() {
  const { kept, adult, ...view } = useLoaderData<typeof loader>();
  const page = { ...view, problems: useActionData<typeof action>() ?? kept };
  return adult ? <EnterAnswerPage {...page} adult={adult} /> : <InviteToReviewPage {...page} />;
}
