import { randomUUID } from 'node:crypto';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Checkboxes, DateField, FormPage, Hidden, Radios, TextArea } from '~/components/form';
import { CHANGES } from '~/domains/matter';
import {
  answerOnMatter,
  changeSchema,
  requireMatter,
  tellChange,
} from '~/domains/matter/index.server';
import { SHARING } from '~/domains/notification';
import { keptForm } from '~/platform/auth/stash.server';
import { useLanguage, useT } from '~/platform/i18n';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyForm } from '~/platform/permissions/access';

export const handle = { ...familyForm, leaveQuickly: true };
export const meta = pageTitle('family:change.title');

const needsWords = ['address', 'contact', 'other'];
const hinted = ['address', 'contact', 'moved-away', 'back-to-school'];

export async function loader(args: LoaderFunctionArgs) {
  const { parent, matter } = await requireMatter(args);
  return {
    id: matter.id,
    submitKey: randomUUID(),
    sharing: matter.answers?.help?.sharing ?? [],
    kept: await keptForm(args.request, `parent:${parent.id}`),
  };
}

export function action(args: ActionFunctionArgs) {
  return answerOnMatter(args, changeSchema, async ({ parent, matter, language, data }) => {
    if (needsWords.includes(data.change) && data.words === '')
      return { field: 'words', code: 'required' };
    await tellChange(parent, matter, language, data);
    return data.change === 'contact' ? 'contact' : 'change';
  });
}

export default function TellChangePage() {
  const { id, submitKey, sharing, kept } = useLoaderData<typeof loader>();
  const problems = useActionData<typeof action>() ?? kept;
  const t = useT();
  return (
    <FormPage
      title={t('family:change.title')}
      backTo={`/${useLanguage()}/family/matter/${id}`}
      problems={problems}
      saved={{ sharing }}
      errorsFrom="family:change"
      submitLabel={t('family:change.send')}
      lead={<p>{t('family:change.lead')}</p>}
    >
      <Hidden name="key" value={submitKey} />
      <Radios
        name="change"
        label={t('family:change.what')}
        asked="needed"
        options={CHANGES.map((change) => ({
          value: change,
          label: t(`family:change.${change}`),
          hint: hinted.includes(change) ? t(`family:change.${change}Hint`) : undefined,
          conditional: change === 'sharing' && (
            <Checkboxes
              name="sharing"
              label={t('family:change.sharingHint')}
              asked="choice"
              options={SHARING.map((code) => ({
                value: code,
                label: t(`family:change.share.${code}`),
              }))}
            />
          ),
        }))}
      />
      <TextArea
        name="words"
        label={t('family:change.words')}
        hint={t('family:change.wordsHint')}
        asked="needed"
        rows={5}
        dir="auto"
      />
      <DateField
        name="from"
        label={t('family:change.from')}
        hint={t('family:change.fromHint')}
        asked="choice"
      />
    </FormPage>
  );
}
