import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { LearningPage, PlacePage, ageFacts } from '~/domains/notification';
import {
  answerLearning,
  answerPlace,
  draftPath,
  requireDraftChild,
} from '~/domains/notification/index.server';
import { keptForm } from '~/platform/auth/stash.server';
import { today } from '~/platform/calendar';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyForm } from '~/platform/permissions/access';

export const handle = familyForm;
export const meta = pageTitle('notify:learning.pageTitle');

/** True on the second step, which asks for the name of the school or college (`?place`). */
function isPlaceStep(request: Request): boolean {
  return new URL(request.url).searchParams.has('place');
}

export async function loader(args: LoaderFunctionArgs) {
  const { actor, draft, child, language } = await requireDraftChild(args);
  const place = isPlaceStep(args.request) && child.learning !== undefined;
  const back = place ? `children/${child.key}/learning` : 'children';
  return {
    place,
    learning: child.learning,
    age: ageFacts(child, today()),
    backTo: draftPath(language, draft.id, back),
    kept: await keptForm(args.request, `parent:${actor.id}`),
  };
}

export function action(args: ActionFunctionArgs) {
  return isPlaceStep(args.request) ? answerPlace(args) : answerLearning(args);
}

export default function ChildLearning() {
  const { place, learning, age, backTo, kept } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const problems = answered ?? kept;
  if (!place || !learning) {
    return <LearningPage saved={learning} age={age} backTo={backTo} problems={problems} />;
  }
  const found = answered && 'found' in answered ? answered.found : undefined;
  return (
    <PlacePage
      name={age.name}
      learning={learning}
      found={found}
      backTo={backTo}
      problems={problems}
    />
  );
}
