import { randomUUID } from 'node:crypto';
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { z } from 'zod';
import { ErrorSummary } from '~/components/form';
import { Banner } from '~/components/layout';
import { AboutNotifying, DraftList, StartDraft, toDraftLine } from '~/domains/notification';
import { createDraft, draftPath, listDrafts } from '~/domains/notification/index.server';
import { profile } from '~/platform/config/environment.server';
import { readForm, refusal } from '~/platform/form/parse.server';
import { useT } from '~/platform/i18n';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyAccess } from '~/platform/permissions/access';
import { requireLanguage, requireParent } from '~/platform/permissions/guard.server';

export const handle = familyAccess;
export const meta = pageTitle('notify:drafts.title');

export async function loader(args: LoaderFunctionArgs) {
  const language = requireLanguage(args);
  const actor = await requireParent(args);
  const drafts = (await listDrafts(actor.id)).map(toDraftLine);
  return { language, drafts, days: profile().draftDays, key: randomUUID() };
}

export async function action(args: ActionFunctionArgs) {
  const language = requireLanguage(args);
  const actor = await requireParent(args);
  const values = await readForm(args.request);
  const key = z
    .uuid()
    .catch(() => randomUUID())
    .parse(values.key);
  const created = await createDraft(actor.id, language, key);
  if (created.kind === 'created') return redirect(draftPath(language, created.id));
  args.context.refused = true;
  return refusal({}, created.kind);
}

export default function Drafts() {
  const t = useT();
  const [search] = useSearchParams();
  const { language, drafts, days, key } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <ErrorSummary problems={refused} errorsFrom="notify:drafts" />
      {search.get('done') === 'deleted' && (
        <Banner kind="success" title={t('notify:drafts.deleted')} focus />
      )}
      <h1>{t('notify:drafts.title')}</h1>
      {drafts.length > 0 && <DraftList drafts={drafts} days={days} base={`/${language}/notify`} />}
      <AboutNotifying days={days} begun={drafts.length > 0} />
      <StartDraft draftKey={key} begun={drafts.length > 0} />
    </>
  );
}
