import { randomUUID } from 'node:crypto';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Button, FormPage, Hidden, TextArea } from '~/components/form';
import { Notice } from '~/components/layout';
import { canWithdraw } from '~/domains/matter';
import {
  answerOnMatter,
  requireMatter,
  withdrawNotice,
  withdrawSchema,
} from '~/domains/matter/index.server';
import { keptForm } from '~/platform/auth/stash.server';
import { useLanguage, useT } from '~/platform/i18n';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyForm } from '~/platform/permissions/access';
import { notFound } from '~/platform/permissions/guard.server';

export const handle = { ...familyForm, leaveQuickly: true };
// The tab says where one is, and not what the page is about: somebody may look over a shoulder.
export const meta = pageTitle('common:nav.family');

export async function loader(args: LoaderFunctionArgs) {
  const { parent, matter } = await requireMatter(args);
  if (!canWithdraw(matter)) throw notFound();
  return {
    id: matter.id,
    submitKey: randomUUID(),
    kept: await keptForm(args.request, `parent:${parent.id}`),
  };
}

export function action(args: ActionFunctionArgs) {
  return answerOnMatter(args, withdrawSchema, async ({ parent, matter, language, data }) => {
    if (matter.kind !== 'notification') throw notFound();
    const { kind } = await withdrawNotice(parent, matter, language, data);
    return kind;
  });
}

export default function WithdrawPage() {
  const { id, submitKey, kept } = useLoaderData<typeof loader>();
  const problems = useActionData<typeof action>() ?? kept;
  const t = useT();
  const back = `/${useLanguage()}/family/matter/${id}`;
  return (
    <FormPage
      title={t('family:withdraw.title')}
      backTo={back}
      problems={problems}
      errorsFrom="family:withdraw"
      hideSubmit
      lead={
        <>
          <p>{t('family:withdraw.text')}</p>
          <Notice>{t('family:withdraw.school')}</Notice>
        </>
      }
    >
      <Hidden name="key" value={submitKey} />
      <TextArea
        name="words"
        label={t('family:withdraw.words')}
        asked="choice"
        rows={4}
        dir="auto"
      />
      <div className="flex flex-wrap items-center gap-6">
        <Button variant="warning">{t('family:withdraw.button')}</Button>
        <a href={back}>{t('family:withdraw.keep')}</a>
      </div>
    </FormPage>
  );
}
