import { Details, SummaryList, Tag, UserText, type Tone } from '~/components/layout';
import { isolate } from '~/platform/i18n';
import { AREAS, yearlyLines, type YearlyChange, type YearlyLine } from '~/domains/evidence';
import { useWords } from '../../item/components/words';
import type { YearlyBeside } from '../yearly.rules';

const tones: Partial<Record<YearlyChange, Tone>> = { changed: 'wait', new: 'info' };

/**
 * A yearly answer with what changed since the parent last told, marked; what was the year before lies
 * beside it. What was left out is not there: to leave something out means nothing.
 */
export function YearlyWordsBeside({ told, language }: { told: YearlyBeside; language: string }) {
  const { t, date } = useWords();
  const { answers, last, changes } = told;
  const lines = yearlyLines(t, answers);
  const before = beforeOf(told, last?.answers ? yearlyLines(t, last.answers) : []);
  if (lines.length === 0) return <p>{t('reading:yearly.nothing')}</p>;
  return (
    <>
      <p className="mb-2 text-sm text-soft">
        {last
          ? t(`reading:yearly.since.${last.kind}`, { date: date(last.on) })
          : t('reading:yearly.firstTime')}
      </p>
      <SummaryList
        rows={lines.map((line) => {
          const change = changeOf(changes, line.key);
          const was = change === 'changed' ? before.get(line.key) : undefined;
          return {
            key: (
              <>
                {line.label}
                {last && isCompared(told, line.key) && change && change !== 'left-out' && (
                  <span className="mt-1 block">
                    <Tag tone={tones[change] ?? 'neutral'}>
                      {t(`reading:yearly.change.${change}`)}
                    </Tag>
                  </span>
                )}
              </>
            ),
            value: (
              <>
                <Said line={line} language={language} />
                {was && (
                  <Details summary={t('reading:yearly.before', { date: date(last!.on) })}>
                    <Said line={was} language={last!.language} />
                  </Details>
                )}
              </>
            ),
          };
        })}
      />
    </>
  );
}

function changeOf(changes: YearlyBeside['changes'], key: string): YearlyChange | undefined {
  return (changes as Partial<Record<string, YearlyChange>>)[key];
}

/** A plan says nothing of how a parent feels, or why: only its areas can be laid beside an answer's. */
function isCompared({ last }: YearlyBeside, key: string): boolean {
  return last?.kind === 'yearly' || key === 'whole' || (AREAS as readonly string[]).includes(key);
}

type Words = Pick<YearlyLine, 'chosen' | 'words'>;

/** What stood there before, by question: the lines of a yearly answer, or the areas of a plan. */
function beforeOf({ last }: YearlyBeside, lines: YearlyLine[]): Map<string, Words> {
  if (!last) return new Map();
  const areas = Object.entries({ ...last.areas, whole: last.whole }).flatMap(
    ([key, words]): [string, Words][] => (words ? [[key, { chosen: [], words }]] : []),
  );
  return new Map([...lines.map((line): [string, Words] => [line.key, line]), ...areas]);
}

function Said({ line, language }: { line: Words; language: string }) {
  return (
    <>
      {line.chosen.map((one, at) => (
        <span key={at} className="block">
          {isolate(one)}
        </span>
      ))}
      {line.words !== '' && <UserText lang={language}>{line.words}</UserText>}
    </>
  );
}
