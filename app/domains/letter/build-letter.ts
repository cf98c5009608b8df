import { isolate, languageDirection, oneLine } from '~/platform/documents/printable-text';

import type {
  CouncilContact,
  Letter,
  LetterContent,
  LetterLanguage,
  LetterParent,
  LetterTask,
} from './letter.types';
import { letterWording, writtenDate } from './letter.wording';

/** Who writes, to which council's area, when (ISO date), and the language read at home if any. */
export type LetterContext = {
  parent: LetterParent;
  council: CouncilContact;
  writtenOn: string;
  english: LetterLanguage;
  parentLanguage?: LetterLanguage;
};

type Lines = (string | undefined)[];

/** Head teacher by name, by office, or the council's team, as an address block begins. */
function recipientLines(task: LetterTask, council: CouncilContact, { t }: LetterLanguage): Lines {
  if (task.kind !== 'deregistration') {
    return [council.team, council.name, ...(council.addressLines ?? [])];
  }
  const { name, headTeacher, addressLines = [] } = task.school;
  return [
    headTeacher && oneLine(headTeacher) ? headTeacher : t('headTeacher'),
    name,
    ...addressLines,
  ];
}

function salutation(task: LetterTask, { language, t }: LetterLanguage) {
  if (task.kind !== 'deregistration') {
    return { greeting: t('greeting.council'), closing: t('closing.unnamed') };
  }
  const name = isolate(task.school.headTeacher ?? '', languageDirection(language));
  return name
    ? { greeting: t('greeting.named', { name }), closing: t('closing.named') }
    : { greeting: t('greeting.headTeacher'), closing: t('closing.unnamed') };
}

function letterIn(
  task: LetterTask,
  { parent, council, writtenOn }: LetterContext,
  language: LetterLanguage,
): LetterContent {
  const direction = languageDirection(language.language);
  const block = (lines: Lines) =>
    lines.map((line) => isolate(line ?? '', direction)).filter((line) => line !== '');
  return {
    language: language.language,
    direction,
    sender: block([parent.name, ...(parent.addressLines ?? []), parent.email, parent.phone]),
    date: writtenDate(writtenOn, language.language),
    recipient: block(recipientLines(task, council, language)),
    ...salutation(task, language),
    ...letterWording(task, council, language),
    signature: isolate(parent.name, direction),
  };
}

/**
 * A letter from the answers: always in English, which is what is sent, and in the parent's language
 * beside it when that is another one. Text of people is cleaned of control characters on the way.
 */
export function buildLetter(task: LetterTask, context: LetterContext): Letter {
  const english = letterIn(task, context, context.english);
  const own = context.parentLanguage;
  if (!own || own.language.split('-')[0] === 'en') return { kind: task.kind, english };
  const translation = {
    title: own.t('translation.title'),
    notice: own.t('translation.notice'),
    content: letterIn(task, context, own),
  };
  return { kind: task.kind, english, translation };
}
