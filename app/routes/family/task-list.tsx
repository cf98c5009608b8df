import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BackLink } from '~/components/layout';
import { DraftTasks, DroppedBanner } from '~/domains/notification';
import { draftPath, requireDraft } from '~/domains/notification/index.server';
import { formatDate, useLanguage, useT } from '~/platform/i18n';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyAccess } from '~/platform/permissions/access';

export const handle = familyAccess;
export const meta = pageTitle('notify:tasks.title');

export async function loader(args: LoaderFunctionArgs) {
  const { draft, language } = await requireDraft(args);
  return { ...draft, base: draftPath(language, draft.id) };
}

export default function TaskListPage() {
  const t = useT();
  const language = useLanguage();
  const { answers, base, expiresAt } = useLoaderData<typeof loader>();
  return (
    <div className="max-w-[48rem]">
      <BackLink to={`/${language}/notify`} />
      <DroppedBanner />
      <h1>{t('notify:tasks.title')}</h1>
      <p>{t('notify:tasks.lead')}</p>
      <p className="text-soft">
        {t('notify:tasks.kept', { date: formatDate(language, expiresAt) })}
      </p>
      <div className="mt-8">
        <DraftTasks answers={answers} base={base} />
      </div>
      <p className="mt-8">
        <a href={`${base}/delete`}>{t('notify:tasks.delete')}</a>
      </p>
    </div>
  );
}
