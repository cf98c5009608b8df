import {
  Button,
  ButtonLink,
  Checkboxes,
  FormPage,
  Hidden,
  type FormProblems,
} from '~/components/form';
import { Notice } from '~/components/layout';
import { formatDate, isolate, useLanguage, useT } from '~/platform/i18n';
import { isEmpty } from '../sending/sending.rules';
import type { EarlierPlan, OwnSending } from '../sending/sending.store.server';
import { SendingContents } from './plan-view';
import { UnfinishedFiles } from './unfinished-files';

type PlanCheckProps = {
  sending: OwnSending<'plan'>;
  earlier: EarlierPlan | null;
  problems?: FormProblems;
};

/** The plan as the council will see it, and the button that sends it. */
export function PlanCheckPage({ sending, earlier, problems }: PlanCheckProps) {
  const t = useT();
  const language = useLanguage();
  const path = `/${language}/family/plan/${sending.id}`;
  const empty = isEmpty(sending) && sending.unfinished.length === 0;
  return (
    <FormPage
      title={t('plan:check.title', { name: isolate(sending.child?.name ?? '') })}
      backTo={path}
      problems={problems}
      saved={{ keep: earlier?.files.map((file) => file.id) ?? [] }}
      errorsFrom="plan:check"
      hideSubmit
      lead={
        empty ? (
          <Notice>
            <p className="mb-1 font-semibold">{t('plan:check.emptyTitle')}</p>
            <p className="mb-0">{t('plan:check.emptyText')}</p>
          </Notice>
        ) : (
          <p className="text-lg">{t('plan:check.lead')}</p>
        )
      }
    >
      <SendingContents sending={sending} withFiles />
      <input type="hidden" name="version" value={sending.version} autoComplete="off" />
      {earlier && <Earlier earlier={earlier} />}
      {sending.unfinished.length > 0 && <UnfinishedFiles names={sending.unfinished} />}
      <div className="flex flex-wrap items-center gap-6">
        {empty ? (
          <ButtonLink to={path}>{t('plan:check.emptyLink')}</ButtonLink>
        ) : (
          <>
            <Button>{t('plan:check.send')}</Button>
            <a href={path} className="inline-flex min-h-11 items-center">
              {t('plan:check.change')}
            </a>
          </>
        )}
      </div>
    </FormPage>
  );
}

/** What becomes of the plan that was sent before. */
function Earlier({ earlier }: { earlier: EarlierPlan }) {
  const t = useT();
  const language = useLanguage();
  if (earlier.firstReadAt) {
    return (
      <Notice>{t('plan:check.beside', { date: formatDate(language, earlier.firstReadAt) })}</Notice>
    );
  }
  return (
    <div>
      <Notice>{t('plan:check.replaces', { date: formatDate(language, earlier.sentAt) })}</Notice>
      {earlier.files.length > 0 && (
        <>
          <Hidden name="asked" value="keep" />
          <Checkboxes
            name="keep"
            label={t('plan:check.keep')}
            hint={t('plan:check.keepHint')}
            asked="choice"
            options={earlier.files.map((file) => ({
              value: file.id,
              label: <bdi className="wrap-anywhere">{file.name}</bdi>,
            }))}
          />
        </>
      )}
    </div>
  );
}
