import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Button } from '~/components/form';
import { BackLink } from '~/components/layout';
import { childFullName, childName, withoutChild } from '~/domains/notification';
import { draftPath, requireDraftChild, saveChange } from '~/domains/notification/index.server';
import { useT } from '~/platform/i18n';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyAccess } from '~/platform/permissions/access';

export const handle = familyAccess;
export const meta = pageTitle('notify:remove.pageTitle');

export async function loader(args: LoaderFunctionArgs) {
  const { draft, child, language } = await requireDraftChild(args);
  const backTo = draftPath(language, draft.id, 'children');
  return { name: childFullName(child), short: childName(child), backTo };
}

export async function action(args: ActionFunctionArgs) {
  const found = await requireDraftChild(args);
  return saveChange(found, {
    next: 'children',
    change: (answers) => withoutChild(answers, found.child.key),
  });
}

export default function ChildRemove() {
  const t = useT();
  const { name, short, backTo } = useLoaderData<typeof loader>();
  return (
    <div className="max-w-[42rem] wrap-anywhere">
      <BackLink to={backTo} />
      <h1>{t('notify:remove.title', { name })}</h1>
      <p>{t('notify:remove.text', { name: short })}</p>
      <form method="post" className="flex flex-wrap items-center gap-6">
        <Button variant="warning">{t('notify:remove.button', { name: short })}</Button>
        <a href={backTo}>{t('notify:remove.keep')}</a>
      </form>
    </div>
  );
}
