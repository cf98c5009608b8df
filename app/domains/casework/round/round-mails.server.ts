import { db } from '~/platform/db/database.server';
import { isLanguage } from '~/platform/i18n';
import type { ComposedMail } from '~/platform/mail/compose.server';
import { composeBatchWith } from '~/platform/mail/deliver-batches.server';
import { composeRoundMail, wholeAddress } from './compose-round-mail.server';

/** The template of the outbox under which the messages of rounds wait. */
export const ROUND_TEMPLATE = 'round';

/** Stands where each reader's own address goes, in an email that was put together once for all. */
const LINK_HERE = '/link-of-the-reader';

/**
 * Says how the emails of rounds are put together when they go: from the words that were let go, once for
 * each language, since nothing but the link differs from reader to reader.
 */
export function registerRoundMails(): void {
  composeBatchWith(ROUND_TEMPLATE, async (roundId) => {
    const round = await db().round.findUniqueOrThrow({
      where: { id: roundId },
      include: { words: true },
    });
    const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;
    const here = wholeAddress(LINK_HERE);
    const values = { link: here, on: day(round.releasedOn)!, answerBy: day(round.answerBy) };
    const composed = new Map<string, ComposedMail>();
    for (const { language, ...words } of round.words) {
      if (isLanguage(language)) composed.set(language, composeRoundMail(words, language, values));
    }
    return ({ language, data }) => {
      const { subject, text, html } = composed.get(language) ?? composed.get('en')!;
      const link = wholeAddress(String(data.path));
      const mail = {
        subject,
        text: text.replaceAll(here, () => link),
        html: html.replaceAll(here, () => link),
      };
      // RFC 2369: mail programs show it as a button.
      return round.kind === 'newsletter'
        ? { ...mail, headers: { 'List-Unsubscribe': `<${link}>` } }
        : mail;
    };
  });
}
