import { FormPage, Hidden, type FormProblems, type SavedValues } from '~/components/form';
import { Banner, Details, Notice } from '~/components/layout';
import {
  AREAS,
  WrittenEnd,
  YearlyWords,
  type LastTold,
  type OwnYearly,
  type YearlyAnswers,
} from '~/domains/evidence';
import { formatDate, isolate, useLanguage, useT } from '~/platform/i18n';
import type { AnswerStanding, AskedChild, OwnRequest } from '../request.views';
import { LAST_YEAR } from './child-card';
import { LearningPart, WholePart } from './yearly-learning';
import { EhcPart, FeelingPart, HelpPart, NextPart, type ReasonsTold } from './yearly-now';
import { FilesPart, LaterPart, SomebodyPart, TalkingPart } from './yearly-ways';

export type YearlyPageProps = {
  sending: OwnYearly;
  request: OwnRequest;
  child: AskedChild;
  last: LastTold | null;
  reasonsTold: ReasonsTold;
  /** What was sent about the child on this request before. */
  earlier: AnswerStanding['sent'];
  /** The child from whose answer the last part was copied; null once it was saved. */
  copiedFrom: string | null;
  laterWeeks: number;
  done: boolean;
  problems?: FormProblems & { there?: YearlyAnswers };
};

/** An answer about one child as it is written: one form, of which any part alone is enough. */
export function YearlyPage(props: YearlyPageProps) {
  const { sending, request, child, last, problems } = props;
  const t = useT();
  const language = useLanguage();
  const name = isolate(child.name);
  const isLastYear = child.yearGroup >= LAST_YEAR;
  return (
    <FormPage
      title={t('yearly-form:page.title', { name })}
      backTo={`/${language}/family/request/${request.id}`}
      problems={problems}
      saved={valuesOf(sending)}
      errorsFrom="yearly-form:page"
      hideSubmit
      lead={
        <>
          {props.done && !problems && <Done />}
          {problems?.there && <Elsewhere there={problems.there} />}
          <p className="text-lg">{t('yearly-form:page.lead')}</p>
          {props.earlier && <Earlier earlier={props.earlier} />}
          <Ways isLastYear={isLastYear} hasEhc={child.ehc !== null} />
        </>
      }
    >
      <Hidden name="version" />
      {/* The Enter key presses the first button of a form: it must be the one that only saves. */}
      <button type="submit" name="do" value="save" className="sr-only" tabIndex={-1} aria-hidden>
        {t('plan:page.save')}
      </button>
      <LearningPart name={name} last={last} />
      <WholePart last={last} />
      <FilesPart count={sending.pieces.filter((piece) => piece.form === 'file').length} />
      <TalkingPart />
      <SomebodyPart name={name} />
      <LaterPart weeks={props.laterWeeks} />
      <FeelingPart last={last} reasonsTold={props.reasonsTold} copiedFrom={props.copiedFrom} />
      <HelpPart last={last} />
      {isLastYear && <NextPart name={name} last={last} />}
      {child.ehc && <EhcPart name={name} ehc={child.ehc} />}
      <WrittenEnd sending={sending} />
    </FormPage>
  );
}

/** What is kept, by the names of the form's fields. */
function valuesOf({ answers, version }: OwnYearly): SavedValues {
  const { areas, whole, account, later } = answers;
  return {
    version: String(version),
    ...Object.fromEntries(
      AREAS.flatMap((area) => [
        [area, areas[area].words],
        [`${area}Changed`, areas[area].changed ?? ''],
      ]),
    ),
    whole: whole.words,
    wholeChanged: whole.changed ?? '',
    ways: answers.ways,
    waysWords: answers.waysWords,
    accountName: account.name,
    accountWho: account.who,
    accountReach: account.reach,
    accountWords: account.words,
    laterWeeks: later.weeks === null ? '' : String(later.weeks),
    laterBecause: later.because,
    feeling: answers.feeling ?? '',
    feelingWords: answers.feelingWords,
    still: answers.still ?? '',
    reasons: answers.reasons,
    reasonWords: answers.reasonWords,
    help: answers.help,
    helpWords: answers.helpWords,
    next: answers.next ?? '',
    nextWords: answers.nextWords,
    ehc: answers.ehc ?? '',
    ehcWords: answers.ehcWords,
  };
}

function Done() {
  const t = useT();
  return (
    <Banner kind="success" title={t('plan:page.done.saved')} focus>
      <p className="mb-0">{t('plan:page.savedText')}</p>
    </Banner>
  );
}

/** Both are shown: what was typed here stands in the boxes, what was saved elsewhere above them. */
function Elsewhere({ there }: { there: YearlyAnswers }) {
  const t = useT();
  return (
    <Banner kind="important" title={t('yearly-form:page.stale')}>
      <p>{t('plan:page.staleText')}</p>
      <Details summary={t('plan:page.staleThere')} open>
        <YearlyWords answers={there} />
      </Details>
    </Banner>
  );
}

/** What becomes of the answer that was sent before. */
function Earlier({ earlier }: { earlier: NonNullable<YearlyPageProps['earlier']> }) {
  const t = useT();
  const language = useLanguage();
  const date = formatDate(language, earlier.sentAt!);
  return (
    <Notice>
      {t(earlier.firstReadAt ? 'yearly-form:page.beside' : 'yearly-form:page.replaces', { date })}
    </Notice>
  );
}

const ways = ['learning', 'whole', 'files', 'talking', 'somebody', 'later', 'now', 'help'] as const;

/** The parts of the page, so that somebody on a phone can answer one alone. */
function Ways({ isLastYear, hasEhc }: { isLastYear: boolean; hasEhc: boolean }) {
  const t = useT();
  const shown = [...ways, ...(isLastYear ? ['next'] : []), ...(hasEhc ? ['ehc'] : [])];
  return (
    <nav aria-labelledby="ways">
      <p id="ways" className="mb-1 font-semibold">
        {t('yearly-form:page.ways')}
      </p>
      <ul>
        {shown.map((part) => (
          <li key={part}>
            <a href={`#part-${part}`} className="inline-flex min-h-11 items-center">
              {t(`yearly-form:page.way.${part}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
