import { formatDate, languages, isLanguage, type Language, type Translate } from '~/platform/i18n';
import type { Address, Answers, ChildAnswers } from './answers.schema';
import { childFullName } from './children.rules';
import { asksPlace } from './tasks.rules';

/** One question and what was answered; an empty answer was left out. Parents' own words are as they wrote them. */
export type AnswerRow = {
  key: string;
  question: string;
  answer: string | string[];
  /** The page under the draft that changes it. */
  changeTo?: string;
};

/** The answers to one task, or about one child (`child:<key>`). */
export type Section = { key: string; heading: string; rows: AnswerRow[] };

type Describe = {
  t: Translate;
  language: Language;
  /** A row whose question is `notify:describe.<key>`; null is no answer. */
  row: (key: string, changeTo: string, answer: string | string[] | null) => AnswerRow;
  /** The words of a chosen code; empty where nothing was chosen. */
  word: (under: string, code: string | null | undefined) => string;
  /** The words of several codes. */
  words: (under: string, codes: readonly string[]) => string[];
  date: (iso: string | null) => string;
};

function describer(t: Translate, language: Language): Describe {
  const word = (under: string, code: string | null | undefined) =>
    code ? t(`${under}.${code}`) : '';
  return {
    t,
    language,
    row: (key, changeTo, answer) => ({
      key,
      question: t(`notify:describe.${key}`),
      answer: answer ?? '',
      changeTo,
    }),
    word,
    words: (under, codes) => codes.map((code) => word(under, code)),
    date: (iso) => (iso ? formatDate(language, iso) : ''),
  };
}

/**
 * All answers of a notification in words, in the order of the task list: for checking, for the copy
 * as PDF and for officers. Every task has its section; one that was left out has a single row
 * without an answer.
 */
export function describeAnswers(answers: Answers, t: Translate, language: Language): Section[] {
  const describe = describer(t, language);
  const section = (key: string, rows: AnswerRow[]): Section => ({
    key,
    heading: t(`notify:describe.sections.${key}`),
    rows,
  });
  return [
    section('you', you(describe, answers.you)),
    section('contact', contact(describe, answers.contact)),
    section('language', languageRows(describe, answers.language)),
    section('helper', helper(describe, answers.helper)),
    section('otherParent', otherParent(describe, answers.otherParent)),
    ...answers.children.map((child) => ({
      key: `child:${child.key}`,
      heading: childFullName(child),
      rows: childRows(describe, child),
    })),
    section('why', why(describe, answers.why)),
    section('start', start(describe, answers.start)),
    section('outline', outline(describe, answers.outline)),
    section('help', help(describe, answers.help)),
    section('consequences', consequences(describe, answers.consequences)),
  ];
}

function addressLines(address: Address | null): string[] {
  return address
    ? [address.line1, address.line2, address.town, address.postcode].filter(Boolean)
    : [];
}

function you({ row, word }: Describe, answer: Answers['you']): AnswerRow[] {
  const relation =
    (answer?.relation === 'other' && answer.relationOther) ||
    word('notify:you.relation.options', answer?.relation);
  return [
    row('you.name', 'you', answer?.name ?? ''),
    ...(answer
      ? [
          row('you.relation', 'you', relation),
          row(
            'you.parentalResponsibility',
            'you',
            word('notify:yesNo', answer.parentalResponsibility),
          ),
        ]
      : []),
  ];
}

function contact({ row, word, words, t }: Describe, answer: Answers['contact']): AnswerRow[] {
  if (!answer) return [row('contact.any', 'contact', null)];
  const address =
    answer.addressAnswer === 'rather-not'
      ? t('notify:describe.contact.ratherNot')
      : addressLines(answer.address);
  const secret = answer.addressSecret ? [t('notify:describe.contact.secret')] : [];
  return [
    row('contact.phone', 'contact', answer.phone),
    row('contact.address', 'contact', [address, secret].flat()),
    row('contact.safe', 'contact', words('notify:contact.safe.options', answer.safe)),
    row('contact.preferred', 'contact', word('notify:contact.preferred.options', answer.preferred)),
    row('contact.safetyNote', 'contact', answer.safetyNote),
  ];
}

function languageRows({ row, word }: Describe, answer: Answers['language']): AnswerRow[] {
  if (!answer) return [row('language.language', 'language', null)];
  const chosen = answer.language;
  const interpreter = word('notify:language.interpreter.options', answer.interpreter);
  const rows = [
    row(
      'language.language',
      'language',
      isLanguage(chosen) ? languages[chosen].name : answer.languageOther,
    ),
    row('language.interpreter', 'language', interpreter),
  ];
  if (answer.interpreterNote) {
    rows.push(row('language.interpreterNote', 'language', answer.interpreterNote));
  }
  return rows;
}

function helper({ row, words, date, t }: Describe, answer: Answers['helper']): AnswerRow[] {
  if (!answer) return [row('helper.any', 'helper', null)];
  if (!answer.wanted) return [row('helper.any', 'helper', t('notify:yesNo.no'))];
  return [
    row('helper.name', 'helper', answer.name),
    row('helper.relation', 'helper', answer.relation),
    row('helper.contact', 'helper', answer.contact),
    row('helper.may', 'helper', words('notify:helper.may.options', answer.may)),
    row('helper.until', 'helper', date(answer.until) || t('notify:describe.helper.untilTold')),
  ];
}

function otherParent({ row, word }: Describe, answer: Answers['otherParent']): AnswerRow[] {
  const page = 'other-parent';
  if (!answer?.told) return [row('otherParent.any', page, null)];
  return [
    row('otherParent.name', page, answer.name),
    row('otherParent.relation', page, answer.relation),
    row(
      'otherParent.parentalResponsibility',
      page,
      word('notify:yesNo', answer.parentalResponsibility),
    ),
    row('otherParent.livesWithChild', page, word('notify:yesNo', answer.livesWithChild)),
    row('otherParent.contact', page, answer.contact),
    row('otherParent.note', page, answer.note),
  ];
}

function childRows(describe: Describe, child: ChildAnswers): AnswerRow[] {
  const { row, word, date, t } = describe;
  const page = `children/${child.key}`;
  const address = child.address
    ? addressLines(child.address)
    : t('notify:describe.child.household');
  return [
    row('child.givenNames', page, child.givenNames),
    row('child.familyName', page, child.familyName),
    row('child.knownAs', page, child.knownAs),
    row('child.dateOfBirth', page, date(child.dateOfBirth)),
    row('child.address', page, address),
    row('child.sex', page, word('notify:child.sex.options', child.sex)),
    row('child.upn', page, child.upn),
    ...learningRows(describe, child),
    ...needsRows(describe, child),
  ];
}

function learningRows({ row, t }: Describe, child: ChildAnswers): AnswerRow[] {
  const page = `children/${child.key}/learning`;
  const { learning } = child;
  if (!learning) return [row('child.setting', page, null)];
  const label = t(`notify:learning.setting.options.${learning.setting}.label`);
  const rows = [row('child.setting', page, label)];
  if (asksPlace(learning.setting))
    rows.push(row('child.school', `${page}?place`, learning.schoolName));
  if (learning.area) rows.push(row('child.area', page, learning.area));
  if (learning.orderCouncil) rows.push(row('child.orderCouncil', page, learning.orderCouncil));
  return rows;
}

function needsRows({ row, t }: Describe, child: ChildAnswers): AnswerRow[] {
  const page = `children/${child.key}/needs`;
  const { needs, words = '' } = child.needs ?? {};
  const label = needs ? t(`notify:needs.needs.options.${needs}.label`) : null;
  return [
    row('child.needs', page, label),
    ...(words ? [row('child.needsWords', page, words)] : []),
  ];
}

function why({ row, word, words }: Describe, answer: Answers['why']): AnswerRow[] {
  if (!answer) return [row('why.reasons', 'why', null)];
  const rows = [
    row('why.reasons', 'why', words('notify-more:why.reasons.options', answer.reasons)),
    row('why.words', 'why', answer.words),
    row('why.choice', 'why', word('notify-more:why.choice.options', answer.choice)),
  ];
  if (answer.choice === 'suggested' || answer.choice === 'pressed') {
    const mayAsk = word('notify-more:why.mayAsk.options', answer.mayAskSchool);
    rows.push(row('why.pressedWords', 'why', answer.pressedWords));
    rows.push(row('why.mayAskSchool', 'why', mayAsk));
  }
  return rows;
}

function start({ row, date, t }: Describe, answer: Answers['start']): AnswerRow[] {
  if (!answer) return [row('start.startsOn', 'start', null)];
  const begun = answer.alreadyStarted ? [t('notify:describe.start.already')] : [];
  const when = [...begun, date(answer.startsOn)].filter(Boolean);
  return [
    row('start.startsOn', 'start', when.length > 0 ? when : t('notify:describe.start.notSure')),
  ];
}

function outline({ row, date }: Describe, answer: Answers['outline']): AnswerRow[] {
  return [
    row('outline.words', 'outline', answer?.words ?? ''),
    ...(answer?.moreBy ? [row('outline.moreBy', 'outline', date(answer.moreBy))] : []),
  ];
}

function help({ row, words }: Describe, answer: Answers['help']): AnswerRow[] {
  if (!answer) return [row('help.wanted', 'help', null)];
  return [
    row('help.wanted', 'help', words('notify-more:help.wanted.options', answer.wanted)),
    row('help.words', 'help', answer.words),
    row('help.sharing', 'help', words('notify:describe.sharing', answer.sharing)),
  ];
}

function consequences({ row, t }: Describe, answer: Answers['consequences']): AnswerRow[] {
  const said = answer?.confirmed ? t('notify:yesNo.yes') : null;
  return [row('consequences.confirmed', 'consequences', said)];
}
