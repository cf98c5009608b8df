import { OTHER_LANGUAGE } from '~/domains/intake';
import { formatMoment, formatShortDate, useLanguage, useT } from '~/platform/i18n';

/** Where the words of each group of codes are. */
const groups = {
  kinds: 'kind',
  statuses: 'status',
  flags: 'flag',
  clockNames: 'clock',
  clockStates: 'clockState',
  sources: 'item.sources',
  settings: 'child.settings',
  childStatuses: 'child.standings',
  sen: 'child.senCodes',
  schoolAge: 'child.schoolAges',
  outcomes: 'decide.outcomes',
  roles: 'item.roles',
  relations: 'item.relations',
  toldBy: 'item.tellers',
  contactWays: 'item.contactWays',
  interpreters: 'item.interpreters',
} as const;
export type CodeGroup = keyof typeof groups;

/** Words for codes, and dates as officers read them. A code without words is shown as it is. */
export function useWords() {
  const t = useT();
  const language = useLanguage();
  return {
    t,
    word: (group: CodeGroup, code: string) =>
      t(`officer:${groups[group]}.${code}`, { defaultValue: code }),
    date: (iso: string) => formatShortDate(language, iso),
    language: (code: string) =>
      code === OTHER_LANGUAGE ? t('officer:item.otherLanguage') : languageName(code),
    moment: (iso: string) => formatMoment(language, iso),
  };
}

/** The English name of a language, such as `Romanian` for `ro`; what is no code is shown as it is. */
export function languageName(code: string): string {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
