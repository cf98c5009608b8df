import { Fragment } from 'react';
import { DateField, ErrorSummary, FormInline, Radios, type FormProblems } from '~/components/form';
import { BackLink, Banner, Details, Notice, Tag, Timeline } from '~/components/layout';
import { AuthoritativeNote, guidePath, useWords } from '~/domains/guidance';
import { formatDate, formatDay, formatList, useLanguage, useT } from '~/platform/i18n';
import type { ByWhen, ByWhenStep, LeftOut } from './by-when.rules';
import { HAPPENING_CODES } from './happenings';

type ByWhenPageProps = FormProblems & { answer: ByWhen | null };

/** What happens by when, if I write today? The answer stands in the address, and names nobody. */
export function ByWhenPage({ answer, ...problems }: ByWhenPageProps) {
  const t = useT();
  return (
    <>
      <BackLink to={guidePath(useLanguage())} />
      <ErrorSummary problems={problems} errorsFrom="tools:byWhen" idPrefix="form" />
      <div className="max-w-[42rem]">
        <h1>{t('tools:byWhen.title')}</h1>
        {answer ? <Answer answer={answer} /> : <p className="text-lg">{t('tools:byWhen.lead')}</p>}
        <div className="print:hidden">
          {answer ? (
            <Details summary={t('tools:byWhen.another')}>
              <Question problems={problems} />
            </Details>
          ) : (
            <Question problems={problems} />
          )}
        </div>
      </div>
    </>
  );
}

function Question({ problems }: { problems: FormProblems }) {
  const t = useT();
  const words = (key: string) => t(`tools:byWhen.${key}`);
  return (
    <FormInline
      id="form"
      method="get"
      action={`${guidePath(useLanguage(), 'what-happens-when')}`}
      problems={problems}
      errorsFrom="tools:byWhen"
      submitLabel={words('submit')}
    >
      <Radios
        name="what"
        label={words('what.label')}
        asked="needed"
        options={HAPPENING_CODES.map((code) => ({
          value: code,
          label: words(`happenings.${code}.label`),
        }))}
      />
      <DateField name="on" label={words('on.label')} hint={words('on.hint')} asked="choice" />
    </FormInline>
  );
}

function Answer({ answer }: { answer: ByWhen }) {
  const t = useT();
  const language = useLanguage();
  const { what, on, closed, steps, doubt, knownUntil } = answer;
  const at = `tools:byWhen.happenings.${what}`;
  return (
    <>
      <p className="text-lg">
        {t('tools:byWhen.counted', { what: t(`${at}.label`), day: formatDay(language, on) })}
      </p>
      {doubt && <Notice tone="wait">{t(`tools:byWhen.${doubt}`)}</Notice>}
      {closed && (
        <Closed closed={closed} counts={steps.some(({ unit }) => unit === 'school-days')} />
      )}
      <AuthoritativeNote />
      <h2>{t('tools:byWhen.list')}</h2>
      <p>{t(`${at}.first`)}</p>
      <Timeline
        items={steps.map((step) => ({
          when: <strong className="text-ink">{formatDay(language, step.by)}</strong>,
          title: t([
            `${at}.steps.${step.clock}`,
            `tools:byWhen.steps.${step.clock}`,
            `family:due.${step.clock}`,
          ]),
          body: <Reckoned step={step} />,
        }))}
      />
      {knownUntil && (
        <Notice>{t('tools:byWhen.knownUntil', { date: formatDate(language, knownUntil) })}</Notice>
      )}
      <NeedNot at={at} />
      {steps.some(({ basis }) => basis === 'local-policy') && <p>{t('tools:byWhen.change')}</p>}
    </>
  );
}

type ClosedProps = {
  closed: NonNullable<ByWhen['closed']>;
  /** School days are counted: the count begins when schools are open again. */
  counts: boolean;
};

// Where, in a sentence, a name stands that the council typed: it is marked as English.
const WHY = '\uFFFC';

function Closed({ closed, counts }: ClosedProps) {
  const t = useT();
  const why = [
    ...(closed.weekend ? [t('tools:byWhen.weekend')] : []),
    ...closed.why.map((each) =>
      'typed' in each ? WHY : t(`tools:byWhen.bankHolidays.${each.bankHoliday}`),
    ),
  ];
  const parts = t('tools:byWhen.closed.title', { why: formatList(useLanguage(), why) }).split(WHY);
  const typed = closed.why.flatMap((each) => ('typed' in each ? each.typed : []));
  return (
    <Banner
      kind="info"
      title={parts.map((part, at) => (
        <Fragment key={at}>
          {part}
          {at < typed.length && <bdi lang="en">{typed[at]}</bdi>}
        </Fragment>
      ))}
    >
      <p className="mb-0">{t(`tools:byWhen.closed.${counts ? 'schoolDays' : 'otherDays'}`)}</p>
    </Banner>
  );
}

/** How a date came about, and whether law or policy sets it. */
function Reckoned({ step }: { step: ByWhenStep }) {
  const t = useT();
  const { basis, unit, length, source, leftOut } = step;
  return (
    <>
      <p className="mb-1 flex flex-wrap gap-x-2">
        <Tag tone={basis === 'law' ? 'info' : 'neutral'}>{t(`tools:byWhen.basis.${basis}`)}</Tag>{' '}
        <span>
          {t(`guide:units.${unit}`, { count: length })}
          {unit !== 'days-beginning-with' && `. ${t('tools:byWhen.notCounted')}`}
        </span>
      </p>
      {leftOut.length > 0 && <LeftOutDays days={leftOut} />}
      {basis === 'law' && (
        <p className="mb-0 text-sm text-soft">
          {t('guide:source')} <bdi lang="en">{source}</bdi>
        </p>
      )}
    </>
  );
}

function LeftOutDays({ days }: { days: LeftOut[] }) {
  const t = useT();
  const language = useLanguage();
  return (
    <>
      <p className="mb-0">{t('tools:byWhen.leftOut')}</p>
      <ul>
        {days.map(({ from, to, why }) => (
          <li key={from + JSON.stringify(why)}>
            <bdi lang={'typed' in why ? 'en' : undefined}>
              {'typed' in why ? why.typed : t(`tools:byWhen.bankHolidays.${why.bankHoliday}`)}
            </bdi>
            :{' '}
            {from === to
              ? formatDate(language, from)
              : t('tools:byWhen.span', {
                  from: formatDate(language, from),
                  to: formatDate(language, to),
                })}
          </li>
        ))}
      </ul>
    </>
  );
}

function NeedNot({ at }: { at: string }) {
  const t = useT();
  const points = useWords<string[]>(`${at}.neednot`);
  return (
    <>
      <h2>{t('tools:byWhen.neednot')}</h2>
      <ul>
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </>
  );
}
