import type { Transaction } from '~/platform/db/database.server';
import { languageDirection, isolate } from '~/platform/documents/printable-text';
import { formatDate, isLanguage, translatorFor, type Language } from '~/platform/i18n';
import type { GivenValue } from './letter.values';

type Agreed = { reviewId: string; name: GivenValue; /** ISO date. */ day: string };

/**
 * Writes a day that has just been agreed into the drafts about a review, where they still have a gap
 * for it, in every language of the draft. What an officer has written there stays.
 */
export async function fillAgreedDay(
  tx: Transaction,
  { reviewId, name, day }: Agreed,
): Promise<void> {
  const gap = gapOf(name);
  const drafts = await tx.councilLetter.findMany({ where: { reviewId, state: 'draft' } });
  for (const draft of drafts) {
    const text = draft.text.replaceAll(gap, () => written('en', day));
    const other = isLanguage(draft.otherLanguage) ? draft.otherLanguage : 'en';
    const otherText = draft.otherText.replaceAll(gap, () => written(other, day));
    if (text === draft.text && otherText === draft.otherText) continue;
    await tx.councilLetter.update({
      where: { id: draft.id },
      data: { text, otherText, version: { increment: 1 }, changedAt: new Date() },
      select: { id: true },
    });
  }
}

/** What stands in a draft where a value is missing that an officer must fill in. */
export function gapOf(name: string): string {
  return `⟦${translatorFor('en')(`letters:names.${name}`, { defaultValue: name })}⟧`;
}

function written(language: Language, day: string): string {
  return isolate(formatDate(language, day), languageDirection(language));
}
