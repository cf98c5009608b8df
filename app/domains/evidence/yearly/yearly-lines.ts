import type { Translate } from '~/platform/i18n';
import { AREAS } from '../evidence.codes';
import type { ToldAgain, YearlyAnswers } from '../evidence.views';

/** One question of a yearly answer that was answered: its choices in words, and what was written. */
export type YearlyLine = { key: string; label: string; chosen: string[]; words: string };

/** What a yearly answer says, in the order of its form; what was left out is not among it. */
export function yearlyLines(t: Translate, answers: YearlyAnswers): YearlyLine[] {
  const of = (group: string, codes: readonly (string | null)[]) =>
    codes.flatMap((code) => (code ? [t(`yearly-form:${group}.options.${code}`)] : []));
  const told = (key: string, label: string, { changed, words }: ToldAgain): YearlyLine => ({
    key,
    label,
    chosen: changed === 'no' ? [t('yearly:told.same')] : [],
    words,
  });
  const line = (key: string, chosen: string[], words: string): YearlyLine => ({
    key,
    label: t(`yearly:view.${key}`),
    chosen,
    words,
  });
  const { account, later } = answers;
  const weeks = later.weeks === null ? [] : [t('yearly-form:later.in', { count: later.weeks })];
  return [
    ...AREAS.map((area) => told(area, t(`plan:page.area.${area}`), answers.areas[area])),
    told('whole', t('yearly:view.whole'), answers.whole),
    line('ways', of('ways', answers.ways), answers.waysWords),
    line('account', [account.name, account.who, account.reach].filter(Boolean), account.words),
    line('later', weeks, later.because),
    line('feeling', of('feeling', [answers.feeling]), answers.feelingWords),
    line('still', of('still', [answers.still]), ''),
    line('reasons', reasonsIn(t, answers), answers.reasonWords),
    line('help', of('help', answers.help), answers.helpWords),
    line('next', of('next', [answers.next]), answers.nextWords),
    line('ehc', of('ehc', [answers.ehc]), answers.ehcWords),
  ].filter(({ chosen, words }) => chosen.length > 0 || words !== '');
}

const reasonsIn = (t: Translate, { reasons }: YearlyAnswers) =>
  reasons.map((code) => t(`notify-more:why.reasons.options.${code}`));
