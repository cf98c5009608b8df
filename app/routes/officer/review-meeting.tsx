import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { EndMeetingPage, PlanMeetingPage } from '~/domains/casework';
import { answerReviewMeeting, loadReviewMeeting } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { officers, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = { ...staffAccess(officers), form: true };
export const meta = pageTitle('review:meeting.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, officers);
  return loadReviewMeeting(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, officers);
  return answerReviewMeeting(args);
}

export default function ReviewMeeting() {
  const { kept, meeting, ...view } = useLoaderData<typeof loader>();
  const page = { ...view, problems: useActionData<typeof action>() ?? kept };
  return meeting ? <EndMeetingPage {...page} meeting={meeting} /> : <PlanMeetingPage {...page} />;
}
