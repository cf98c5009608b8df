import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Button } from '~/components/form';
import { BackLink } from '~/components/layout';
import { deleteDraft, draftPath, requireDraft } from '~/domains/notification/index.server';
import { useT } from '~/platform/i18n';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyAccess } from '~/platform/permissions/access';

export const handle = familyAccess;
export const meta = pageTitle('notify:delete.title');

export async function loader(args: LoaderFunctionArgs) {
  const { draft, language } = await requireDraft(args);
  return { backTo: draftPath(language, draft.id) };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, draft, language } = await requireDraft(args);
  await deleteDraft(actor.id, draft.id);
  return redirect(`/${language}/notify?done=deleted`);
}

export default function DeleteDraft() {
  const t = useT();
  const { backTo } = useLoaderData<typeof loader>();
  return (
    <div className="max-w-[42rem]">
      <BackLink to={backTo} />
      <h1>{t('notify:delete.title')}</h1>
      <p>{t('notify:delete.text')}</p>
      <form method="post" className="flex flex-wrap items-center gap-6">
        <Button variant="warning">{t('notify:delete.button')}</Button>
        <a href={backTo}>{t('notify:delete.keep')}</a>
      </form>
    </div>
  );
}
