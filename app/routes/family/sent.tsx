import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { lettersFor, nextSteps, SentPage } from '~/domains/notification';
import {
  councilWords,
  listSchoolLetters,
  requireNotice,
} from '~/domains/notification/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyAccess } from '~/platform/permissions/access';

export const handle = { ...familyAccess, leaveQuickly: true };
export const meta = pageTitle('notify-more:sent.title');

export async function loader(args: LoaderFunctionArgs) {
  const { notification, base } = await requireNotice(args);
  const letters = notification.withdrawn ? [] : lettersFor(notification.answers);
  return {
    notification,
    base,
    steps: nextSteps(notification),
    letters: await Promise.all(
      letters.map(async (letter) => ({
        ...letter,
        sent: await listSchoolLetters(notification.id, letter.key),
      })),
    ),
    council: councilWords(),
  };
}

export default function Sent() {
  return <SentPage {...useLoaderData<typeof loader>()} />;
}
