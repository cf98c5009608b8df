import type { Transaction } from '~/platform/db/database.server';
import { keepStored, storeFile } from '~/platform/files/file-store.server';
import { draftLetter, renderCopies } from '~/domains/casework/index.server';
import { dayColumn, momentOn } from './council-rows';
import type { ReportedReview } from './plan-reviews';

/**
 * Sends the reports of reviews that were told in the portal: each with the words of the house, its PDF
 * made and kept as the portal does.
 */
export async function keepLetters(tx: Transaction, reports: ReportedReview[]): Promise<void> {
  for (const { reviewId, itemId, childId, adult, staff, on } of reports) {
    const { letterId } = await draftLetter(tx, {
      kind: 'report-suitable',
      itemId,
      childId,
      reviewId,
      values: { nextOn: on.add({ years: 1 }).toString() },
      blocks: { grounds: 'A full and varied education, told well and shown in what was sent.' },
      staffId: staff.id,
    });
    const letter = await tx.councilLetter.findUniqueOrThrow({ where: { id: letterId } });
    const to = { name: adult.name, addressLines: [], language: 'en', toSchool: false };
    const copy = { letter, to, signer: staff.name, on: on.toString() };
    const stored = await storeFile(await renderCopies([copy], letter.subject));
    await keepStored(tx, [stored.storeKey]);
    const sent = { sentById: staff.id, sentAt: momentOn(on, 840), sentOn: dayColumn(on) };
    await tx.councilLetter.update({
      where: { id: letterId },
      data: { state: 'sent', madeAt: momentOn(on, 720), ...sent },
      select: { id: true },
    });
    await tx.councilLetterCopy.create({
      data: {
        letterId,
        adultId: adult.id,
        accountId: adult.accountId,
        how: 'email',
        name: adult.name,
        storeKey: stored.storeKey,
        sha256: stored.sha256,
        bytes: stored.bytes,
        leftOn: dayColumn(on),
        leftById: staff.id,
      },
      select: { id: true },
    });
  }
}
