import type { Transaction } from '~/platform/db/database.server';
import { REQUEST_WORDS, type RequestStage } from '~/domains/casework';
import { wordsNow } from '~/domains/casework/index.server';
import type { CouncilRows } from './council-rows';

/** Keeps the yearly requests with the letters that brought them: their words first, since they stay once let go. */
export async function keepRequests(tx: Transaction, rows: CouncilRows): Promise<void> {
  await tx.round.createMany({ data: rows.rounds.map((round) => ({ ...round, state: 'draft' })) });
  for (const { id, stage } of rows.rounds) {
    const words = await wordsNow(REQUEST_WORDS[stage as RequestStage], tx);
    await tx.roundWords.createMany({ data: words.map((each) => ({ ...each, roundId: id! })) });
  }
  await tx.round.updateMany({ data: { state: 'released' } });
  await tx.roundFamily.createMany({ data: rows.roundFamilies });
  await tx.annualRequest.createMany({ data: rows.requests });
  await tx.requestChild.createMany({ data: rows.requestChildren });
  await tx.requestReader.createMany({ data: rows.requestReaders });
  await tx.outgoingMail.createMany({ data: rows.mails });
  await tx.roundCopy.createMany({ data: rows.copies });
  await tx.requestHold.createMany({ data: rows.requestHolds });
}
