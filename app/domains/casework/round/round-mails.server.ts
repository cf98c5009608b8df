import { db } from '~/platform/db/database.server';
import { composeBatchWith } from '~/platform/mail/deliver-batches.server';
import { composeRoundMail, wholeAddress } from './compose-round-mail.server';

/** The template of the outbox under which the messages of rounds wait. */
export const ROUND_TEMPLATE = 'round';

/** The identifier of the reader in the path that their email leads to. */
const READER = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

/**
 * Says how the emails of rounds are put together when they go: from the words that were let go. Nothing
 * but the identifier in the link differs from reader to reader of one language.
 */
export function registerRoundMails(): void {
  composeBatchWith(ROUND_TEMPLATE, async (roundId) => {
    const round = await db().round.findUniqueOrThrow({
      where: { id: roundId },
      include: { words: true },
    });
    const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;
    const words = new Map(round.words.map((each) => [each.language, each]));
    return ({ language, data }) => {
      const path = String(data.path);
      const own = READER.exec(path)?.[0] ?? '';
      const link = wholeAddress(path);
      const ofLanguage = words.get(language);
      return {
        likeness: `${language} ${path.replace(READER, '')}`,
        own,
        compose: () => ({
          ...composeRoundMail(ofLanguage ?? words.get('en')!, ofLanguage ? language : 'en', {
            link,
            on: day(round.releasedOn)!,
            answerBy: day(round.answerBy),
          }),
          // RFC 2369: mail programs show it as a button.
          headers: round.kind === 'newsletter' ? { 'List-Unsubscribe': `<${link}>` } : undefined,
        }),
      };
    };
  });
}
