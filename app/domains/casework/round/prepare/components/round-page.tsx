import { ErrorSummary } from '~/components/form';
import {
  BackLink,
  Banner,
  DataTable,
  Notice,
  SummaryList,
  Tag,
  UserText,
} from '~/components/layout';
import { formatDate, formatList, formatMoment, useLanguage, useT } from '~/platform/i18n';
import { languageName } from '../../../item/components/words';
import type { FormProblems } from '~/components/form/form-state';
import { fixesYears, mayAskBy } from '../other-kinds';
import type { RoundView } from '../prepare-pages.server';
import { NextMoves } from './next-moves';
import { isWritten, StateTag } from './parts';
import { FamiliesMeant } from './readers-table';

type RoundPageProps = RoundView & { problems?: FormProblems | null };

const news = ['proposed', 'taken-back', 'dropped', 'released', 'refused', 'whom'];

/** One round: to whom it goes, its words in every language, and what can be done next. */
export function RoundPage(props: RoundPageProps) {
  const t = useT();
  const language = useLanguage();
  const { round, problems, may } = props;
  const done = !problems && news.find((code) => code === props.done);
  return (
    <>
      <BackLink to="/officer/rounds" />
      <ErrorSummary
        problems={problems}
        errorsFrom="rounds:moves"
        idPrefix={problems?.values.intent === 'refuse' ? 'refuse' : undefined}
      />
      {done && <Banner kind="success" title={t(`rounds:done.${done}`)} focus />}
      <p className="mb-1 font-semibold text-soft">{t(`rounds:kinds.${round.kind}`)}</p>
      <h1>
        <bdi>{round.title}</bdi>
      </h1>
      <p className="flex flex-wrap items-center gap-x-4">
        <StateTag state={round.state} />
        <span className="text-soft">
          {t('rounds:page.made', { when: formatMoment(language, round.madeAt) })}{' '}
          <bdi>{round.madeBy}</bdi>
        </span>
      </p>
      {round.state === 'refused' && <Refused round={round} />}
      <Whom {...props} />
      {props.counts ? (
        <section aria-labelledby="counts" className="mt-8 max-w-[42rem]">
          <h2 id="counts">{t('rounds:counts.title')}</h2>
          <p>{t('rounds:counts.lead')}</p>
          <FamiliesMeant counts={props.counts} />
          <p>
            <a href={`/officer/rounds/${round.id}/preview#counts`}>{t('rounds:counts.readers')}</a>
          </p>
          {may.hold && (
            <p>
              <a href={`/officer/rounds/${round.id}/families`}>{t('rounds:page.families')}</a>
            </p>
          )}
        </section>
      ) : (
        <Released {...props} />
      )}
      <WordsTable {...props} />
      <NextMoves {...props} />
    </>
  );
}

function Refused({ round }: Pick<RoundView, 'round'>) {
  const t = useT();
  const language = useLanguage();
  return (
    <Notice tone="wait">
      <p className="mb-1">
        {t('rounds:page.refused', { when: formatMoment(language, round.decidedAt ?? '') })}{' '}
        <bdi>{round.decidedBy}</bdi>
      </p>
      <UserText>{round.decideNote}</UserText>
    </Notice>
  );
}

function Whom({ round, may }: RoundPageProps) {
  const t = useT();
  const language = useLanguage();
  const { years, languages, ehc } = round.filter;
  const changeTo =
    may.prepare && isWritten(round.state) ? `/officer/rounds/${round.id}/whom` : undefined;
  const row = (name: string, value: string) => ({
    key: t(`rounds:whom.${name}`),
    value,
    changeTo,
    changeLabel: t(`rounds:whom.${name}`),
  });
  return (
    <section aria-labelledby="whom" className="mt-8 max-w-[48rem]">
      <h2 id="whom">{t('rounds:whom.title')}</h2>
      <p>{t(`rounds:fixed.${round.kind}`)}</p>
      <SummaryList
        rows={[
          ...(mayAskBy(round.kind)
            ? [
                row(
                  'answerBy',
                  round.answerBy ? formatDate(language, round.answerBy) : t('rounds:whom.noDay'),
                ),
              ]
            : []),
          ...(fixesYears(round.kind)
            ? []
            : [
                row(
                  'years',
                  years.length === 0
                    ? t('rounds:whom.all')
                    : formatList(
                        language,
                        years.map((year) => t(`rounds:years.${year}`)),
                      ),
                ),
              ]),
          row(
            'languages',
            languages.length === 0
              ? t('rounds:whom.all')
              : formatList(language, languages.map(languageName)),
          ),
          row('ehc', t(`rounds:ehc.${ehc}`)),
        ]}
      />
    </section>
  );
}

function Released({ round, released, may }: RoundPageProps) {
  const t = useT();
  const language = useLanguage();
  if (round.state === 'dropped') return null;
  return (
    <section aria-labelledby="released" className="mt-8 max-w-[42rem]">
      <h2 id="released">{t('rounds:released.title')}</h2>
      <p>
        {t('rounds:released.when', { when: formatMoment(language, round.decidedAt ?? '') })}{' '}
        <bdi>{round.decidedBy}</bdi>
        {'. '}
        {t('rounds:released.proposedBy')} <bdi>{round.proposedBy}</bdi>
      </p>
      <ul>
        {released.map(({ state, reason, count }) => (
          <li key={`${state} ${reason}`}>
            {t(`rounds:released.${state}`, { count })}
            {reason && `: ${t(`rounds:heldByItself.${reason}`)}`}
          </li>
        ))}
      </ul>
      {may.hold && (
        <p>
          <a href="/officer/messages/undelivered">{t('rounds:released.undelivered')}</a>
        </p>
      )}
    </section>
  );
}

function WordsTable({ round, languages, may }: RoundPageProps) {
  const t = useT();
  const mayWrite = may.prepare && isWritten(round.state);
  return (
    <section className="mt-8 max-w-[48rem]">
      <DataTable
        caption={t('rounds:words.caption')}
        rows={languages}
        rowKey={({ language }) => language}
        columns={[
          {
            key: 'language',
            header: t('rounds:counts.language'),
            cell: ({ language }) => languageName(language),
          },
          {
            key: 'subject',
            header: t('rounds:words.subject'),
            cell: ({ language, subject }) => <bdi lang={language}>{subject}</bdi>,
          },
          {
            key: 'state',
            header: t('rounds:list.state'),
            cell: ({ language, state }) => (
              <Tag tone={state === 'stands' ? 'good' : state === 'none' ? 'neutral' : 'wait'}>
                {t(
                  `rounds:words.states.${state === 'none' && language === 'en' ? 'missing' : state}`,
                )}
              </Tag>
            ),
          },
          ...(mayWrite
            ? [
                {
                  key: 'write',
                  header: t('rounds:words.change'),
                  headerHidden: true,
                  cell: ({ language }: RoundView['languages'][number]) => (
                    <a href={`/officer/rounds/${round.id}/words/${language}`}>
                      {t('rounds:words.change')}
                      <span className="sr-only"> {languageName(language)}</span>
                    </a>
                  ),
                },
              ]
            : []),
        ]}
      />
      <p className="mt-4">
        <a href={`/officer/rounds/${round.id}/preview`}>{t('rounds:page.preview')}</a>
      </p>
    </section>
  );
}
