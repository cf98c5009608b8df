import { Checkboxes, Radios, TextArea } from '~/components/form';
import { Details, Inset, Notice } from '~/components/layout';
import {
  EHC_WAYS,
  FEELINGS,
  NEXT_STEPS,
  STILL_CHOICES,
  YEARLY_HELP,
  type LastTold,
} from '~/domains/evidence';
import { REASONS, type Reason } from '~/domains/notification';
import { formatDate, isolate, useLanguage, useT } from '~/platform/i18n';
import type { AskedChild } from '../request.views';
import { Part, SaidBefore } from './yearly-part';

/** What the parent's own newest notice says of why. */
export type ReasonsTold = { reasons: Reason[]; words: string; on: string } | null;

type Last = { last: LastTold | null };

/** How the parent feels about it now, whether it still is their choice, and why. */
export function FeelingPart(props: Last & { reasonsTold: ReasonsTold; copiedFrom: string | null }) {
  const t = useT();
  const { last, copiedFrom } = props;
  const before = last?.answers;
  return (
    <Part id="now" title={t('yearly-form:feeling.title')} hint={t('yearly-form:feeling.hint')}>
      {copiedFrom !== null && (
        <Notice>{t('yearly-form:feeling.copied', { name: isolate(copiedFrom) })}</Notice>
      )}
      <Radios
        name="feeling"
        label={t('yearly-form:feeling.label')}
        asked="choice"
        hint={
          before &&
          (before.feeling || before.feelingWords) && (
            <SaidBefore
              on={last.on}
              lang={last.language}
              chosen={before.feeling ? [t(`yearly-form:feeling.options.${before.feeling}`)] : []}
              words={before.feelingWords}
            />
          )
        }
        options={[
          ...FEELINGS.map((value) => ({ value, label: t(`yearly-form:feeling.options.${value}`) })),
          { value: 'unsaid', label: t('plan:page.unsaid') },
        ]}
      />
      <TextArea
        name="feelingWords"
        label={t('yearly-form:feeling.words')}
        asked="choice"
        rows={3}
      />
      <Radios
        name="still"
        label={t('yearly-form:still.label')}
        asked="choice"
        hint={
          <>
            {t('yearly-form:still.hint')}
            {last && before?.still && (
              <SaidBefore
                on={last.on}
                chosen={[t(`yearly-form:still.options.${before.still}`)]}
                words=""
              />
            )}
          </>
        }
        options={[
          ...STILL_CHOICES.map((value) => ({
            value,
            label: t(`yearly-form:still.options.${value}`),
          })),
          { value: 'unsaid', label: t('plan:page.unsaid') },
        ]}
      />
      <Reasons {...props} />
    </Part>
  );
}

/** Why they chose this, as they said it last, and as they see it now. */
function Reasons({ last, reasonsTold }: Last & { reasonsTold: ReasonsTold }) {
  const t = useT();
  const before = last?.answers;
  const saidLast = before && (before.reasons.length > 0 || before.reasonWords !== '');
  const told = saidLast
    ? { reasons: before.reasons, words: before.reasonWords, on: last.on }
    : reasonsTold;
  const label = (code: Reason) => t(`notify-more:why.reasons.options.${code}`);
  return (
    <div>
      {told && <SaidBefore on={told.on} chosen={told.reasons.map(label)} words={told.words} />}
      <div className="[&>details>div]:space-y-5">
        <Details
          summary={t(told ? 'yearly-form:reasons.again' : 'yearly-form:reasons.first')}
          open={!told}
        >
          <Checkboxes
            name="reasons"
            label={t('yearly-form:reasons.label')}
            hint={t('yearly-form:reasons.hint')}
            asked="choice"
            options={REASONS.map((value) => ({ value, label: label(value) }))}
          />
          <TextArea
            name="reasonWords"
            label={t('yearly-form:reasons.words')}
            asked="choice"
            rows={3}
          />
        </Details>
      </div>
    </div>
  );
}

/** What would help. */
export function HelpPart({ last }: Last) {
  const t = useT();
  const before = last?.answers;
  const said = before && (before.help.length > 0 || before.helpWords !== '');
  return (
    <Part id="help" title={t('yearly-form:help.title')} hint={t('yearly-form:help.hint')}>
      <Checkboxes
        name="help"
        label={t('yearly-form:help.label')}
        asked="choice"
        hint={
          said && (
            <SaidBefore
              on={last.on}
              lang={last.language}
              chosen={before.help.map((code) => t(`yearly-form:help.options.${code}`))}
              words={before.helpWords}
            />
          )
        }
        options={YEARLY_HELP.map((value) => ({
          value,
          label: t(`yearly-form:help.options.${value}`),
        }))}
      />
      <TextArea name="helpWords" label={t('yearly-form:help.words')} asked="choice" rows={3} />
    </Part>
  );
}

/** Year 11: what comes next, and the September guarantee. */
export function NextPart({ name, last }: Last & { name: string }) {
  const t = useT();
  const before = last?.answers;
  return (
    <Part id="next" title={t('yearly-form:next.title', { name })}>
      <Inset>
        <p className="mb-1">{t('yearly:year11.guarantee')}</p>
        <ul className="mb-0">
          {(['places', 'help', 'college', 'choice'] as const).map((key) => (
            <li key={key}>{t(`yearly:year11.${key}`)}</li>
          ))}
        </ul>
      </Inset>
      <Radios
        name="next"
        label={t('yearly-form:next.label', { name })}
        asked="choice"
        hint={
          last &&
          before?.next && (
            <SaidBefore
              on={last.on}
              lang={last.language}
              chosen={[t(`yearly-form:next.options.${before.next}`)]}
              words={before.nextWords}
            />
          )
        }
        options={[
          ...NEXT_STEPS.map((value) => ({ value, label: t(`yearly-form:next.options.${value}`) })),
          { value: 'unsaid', label: t('plan:page.unsaid') },
        ]}
      />
      <TextArea name="nextWords" label={t('yearly-form:next.words')} asked="choice" rows={3} />
    </Part>
  );
}

/** A child with an EHC plan: how the parent would like to take part in its yearly review. */
export function EhcPart({ name, ehc }: { name: string; ehc: NonNullable<AskedChild['ehc']> }) {
  const t = useT();
  const language = useLanguage();
  return (
    <Part id="ehc" title={t('yearly-form:ehc.title')}>
      <Inset>
        <p className="mb-1">
          {ehc.nextReviewOn
            ? t('yearly:ehcPlan.on', { date: formatDate(language, ehc.nextReviewOn) })
            : t('yearly:ehcPlan.unknown')}
        </p>
        <p className="mb-0">{t('yearly:ehcPlan.need')}</p>
      </Inset>
      <Radios
        name="ehc"
        label={t('yearly-form:ehc.label', { name })}
        asked="choice"
        options={[
          ...EHC_WAYS.map((value) => ({ value, label: t(`yearly-form:ehc.options.${value}`) })),
          { value: 'unsaid', label: t('plan:page.unsaid') },
        ]}
      />
      <TextArea name="ehcWords" label={t('yearly-form:ehc.words')} asked="choice" rows={3} />
    </Part>
  );
}
