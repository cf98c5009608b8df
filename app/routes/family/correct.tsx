import { randomUUID } from 'node:crypto';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { FormPage, Hidden, TextArea } from '~/components/form';
import {
  answerOnMatter,
  correctRecord,
  correctionSchema,
  requireMatter,
} from '~/domains/matter/index.server';
import { keptForm } from '~/platform/auth/stash.server';
import { useLanguage, useT } from '~/platform/i18n';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyForm } from '~/platform/permissions/access';

export const handle = { ...familyForm, leaveQuickly: true };
export const meta = pageTitle('family:correct.title');

export async function loader(args: LoaderFunctionArgs) {
  const { parent, matter } = await requireMatter(args);
  return {
    id: matter.id,
    submitKey: randomUUID(),
    kept: await keptForm(args.request, `parent:${parent.id}`),
  };
}

export function action(args: ActionFunctionArgs) {
  return answerOnMatter(args, correctionSchema, async ({ parent, matter, language, data }) => {
    await correctRecord(parent, matter, language, data);
    return 'correction';
  });
}

export default function CorrectPage() {
  const { id, submitKey, kept } = useLoaderData<typeof loader>();
  const problems = useActionData<typeof action>() ?? kept;
  const t = useT();
  return (
    <FormPage
      title={t('family:correct.title')}
      backTo={`/${useLanguage()}/family/matter/${id}`}
      problems={problems}
      errorsFrom="family:correct"
      submitLabel={t('family:correct.send')}
      lead={<p>{t('family:correct.lead')}</p>}
    >
      <Hidden name="key" value={submitKey} />
      <TextArea name="words" label={t('family:correct.words')} asked="needed" rows={8} dir="auto" />
    </FormPage>
  );
}
