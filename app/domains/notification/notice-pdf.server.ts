import type { LoaderFunctionArgs } from '@remix-run/node';
import { letterLanguage } from '~/domains/letter';
import { renderNotificationPdf } from '~/domains/letter/index.server';
import { formatDate, translatorFor } from '~/platform/i18n';
import { councilContact } from './letters.server';
import { councilWords } from './council-words.server';
import { describeAnswers } from './describe-answers';
import { pdfResponse } from './letter-page.server';
import { nextSteps } from './next-steps.rules';
import { requireNotice } from './require-notice.server';

/** The parent's own copy of a notice they sent, as PDF in the language of the page. */
export async function readNoticePdf(args: LoaderFunctionArgs): Promise<Response> {
  const { notification, language } = await requireNotice(args);
  const t = translatorFor(language);
  const strings = letterLanguage(language) ?? letterLanguage('en')!;
  const council = { ...councilWords() };
  const pdf = await renderNotificationPdf(
    {
      reference: notification.reference,
      sentOn: formatDate(language, notification.receivedOn),
      council: councilContact(),
      language,
      sections: describeAnswers(notification.answers, t, language).map(({ heading, rows }) => ({
        heading,
        rows: rows.map(({ question, answer }) => ({
          question,
          answer: [answer].flat().join('\n'),
        })),
      })),
      nextSteps: nextSteps(notification).map(({ code, by }) => ({
        what: t(`notify-more:sent.steps.${code}.title`, council),
        by: by ? formatDate(language, by) : '',
      })),
    },
    strings.t,
  );
  return pdfResponse(pdf, `notice-${notification.reference}.pdf`);
}
