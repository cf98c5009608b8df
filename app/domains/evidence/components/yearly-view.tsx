import { SummaryList, UserText, type SummaryRow } from '~/components/layout';
import { isolate, useT, type Translate } from '~/platform/i18n';
import type { YearlyAnswers } from '../evidence.views';
import { yearlyLines } from '../yearly/yearly-lines';

/** The rows of a yearly answer; `lang` is the language it is written in. */
export function yearlyRows(t: Translate, answers: YearlyAnswers, lang?: string): SummaryRow[] {
  return yearlyLines(t, answers).map(({ label, chosen, words }) => ({
    key: label,
    value: (
      <>
        {chosen.map((one, at) => (
          <span key={at} className="block">
            {isolate(one)}
          </span>
        ))}
        {words !== '' && <UserText lang={lang}>{words}</UserText>}
      </>
    ),
  }));
}

/** What a yearly answer says, without what was left out. */
export function YearlyWords({ answers, lang }: { answers: YearlyAnswers; lang?: string }) {
  const t = useT();
  const rows = yearlyRows(t, answers, lang);
  return rows.length > 0 ? <SummaryList rows={rows} /> : <p>{t('plan:view.nothing')}</p>;
}
