import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { CheckPage } from '~/domains/notification';
import { loadCheck, submitNotification } from '~/domains/notification/index.server';
import { today } from '~/platform/calendar';
import { pageControls } from '~/platform/form/page-controls.server';
import { readForm, refusal } from '~/platform/form/parse.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyForm } from '~/platform/permissions/access';
import { notFound, requireLanguage, requireParent } from '~/platform/permissions/guard.server';

export const handle = { ...familyForm, leaveQuickly: true };
export const meta = pageTitle('notify-more:check.title');

export function loader(args: LoaderFunctionArgs) {
  return loadCheck(args);
}

const uuid = z.uuid();

export async function action(args: ActionFunctionArgs) {
  const language = requireLanguage(args);
  const actor = await requireParent(args);
  const draftId = uuid.safeParse(args.params.draft);
  if (!draftId.success) throw notFound();
  const values = await readForm(args.request);
  const control = await pageControls(args.request, `parent:${actor.id}`, values);
  if (control) return control;
  const result = await submitNotification(actor, draftId.data, today());
  switch (result.kind) {
    case 'sent':
      return redirect(`/${language}/family/notice/${result.id}`);
    case 'incomplete':
      args.context.refused = true;
      return refusal(values, 'incomplete');
    case 'not-found':
      throw notFound();
  }
}

export default function Check() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return <CheckPage {...page} problems={refused} />;
}
