import { db } from '~/platform/db/database.server';
import { composeBatchWith } from '~/platform/mail/deliver-batches.server';
import { composeRoundMail, wholeAddress } from './compose-round-mail.server';

/** The template of the outbox under which the messages of rounds wait. */
export const ROUND_TEMPLATE = 'round';

/** Says how the emails of rounds are put together when they go: from the words that were let go. */
export function registerRoundMails(): void {
  composeBatchWith(ROUND_TEMPLATE, async (roundId) => {
    const round = await db().round.findUniqueOrThrow({
      where: { id: roundId },
      include: { words: true },
    });
    const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;
    const words = new Map(round.words.map((each) => [each.language, each]));
    return ({ language, data }) => {
      const own = words.get(language);
      const link = wholeAddress(String(data.path));
      const composed = composeRoundMail(own ?? words.get('en')!, own ? language : 'en', {
        link,
        on: day(round.releasedOn)!,
        answerBy: day(round.answerBy),
      });
      // RFC 2369: mail programs show it as a button.
      return round.kind === 'newsletter'
        ? { ...composed, headers: { 'List-Unsubscribe': `<${link}>` } }
        : composed;
    };
  });
}
