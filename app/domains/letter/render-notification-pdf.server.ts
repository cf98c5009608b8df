import {
  isolate,
  languageDirection,
  oneLine,
  textDirection,
  withoutControls,
} from '~/platform/documents/printable-text';
import { renderPdf } from '~/platform/documents/render-pdf.server';

import type { CouncilContact, LetterTranslator } from './letter.types';
import notificationTemplate from './notification-copy.typ?raw';

/**
 * A notification as it was sent. Headings, questions, steps and dates come in the reader's
 * language; an empty answer is shown as not given, an empty `by` as no date.
 */
export type NotificationCopy = {
  reference: string;
  sentOn: string;
  council: CouncilContact;
  language: string;
  sections: { heading: string; rows: { question: string; answer: string }[] }[];
  nextSteps: { what: string; by: string }[];
};

function copyData(copy: NotificationCopy, t: LetterTranslator) {
  const direction = languageDirection(copy.language);
  const inLine = (text: string) => isolate(text, direction);
  const answer = (text: string) => {
    const paragraphs = withoutControls(text)
      .split('\n')
      .filter((line) => line.trim() !== '');
    return (paragraphs.length > 0 ? paragraphs : [t('copy.noAnswer')]).map((line) => ({
      text: line,
      direction: textDirection(line, direction),
    }));
  };
  const { council } = copy;
  return {
    direction,
    council: inLine(council.name),
    contact: [council.name, council.email, council.phone]
      .map((line) => inLine(line ?? ''))
      .filter((line) => line !== ''),
    reference: inLine(copy.reference),
    sentOn: copy.sentOn,
    sections: copy.sections.map(({ heading, rows }) => ({
      heading,
      rows: rows.map((row) => ({ question: row.question, answer: answer(row.answer) })),
    })),
    nextSteps: copy.nextSteps.map(({ what, by }) => ({
      what,
      by: oneLine(by) ? t('copy.by', { date: by }) : '',
    })),
    labels: {
      title: t('copy.title'),
      intro: t('copy.intro', { council: inLine(council.name) }),
      reference: t('copy.reference'),
      sentOn: t('copy.sentOn'),
      nextSteps: t('copy.nextSteps'),
      page: t('copy.page', { page: '{page}', pages: '{pages}' }),
      replaced: t('copy.replaced'),
    },
  };
}

/** The parent's copy of a sent notification, as tagged PDF in the language of `copy` and `t`. */
export function renderNotificationPdf(
  copy: NotificationCopy,
  t: LetterTranslator,
): Promise<Uint8Array> {
  const data = copyData(copy, t);
  return renderPdf(notificationTemplate, data, {
    language: copy.language,
    title: `${data.labels.title} ${oneLine(copy.reference)}`,
  });
}
