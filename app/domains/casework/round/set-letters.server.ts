import { setTimeout as sleep } from 'node:timers/promises';
import { db, inTransaction } from '~/platform/db/database.server';
import { renderPdf } from '~/platform/documents/render-pdf.server';
import { keepStored, removeStoredFile, storeFile } from '~/platform/files/file-store.server';
import { onlyOne, type Turn } from '~/platform/jobs/only-one.server';
import { translatorFor } from '~/platform/i18n';
import { copiesToHold } from '../letter/hold-copies.server';
import { wholeAddress } from './compose-round-mail.server';
import { letterFile, type RoundLetter } from './render-round-letters.server';
import type { RoundKind } from './round.codes';
import { pathOf } from './round-link';
import { listToSet, MOST_IN_A_RUN, roundsToSet, type CopyToSet } from './print.store.server';
import { isReleasing } from './release-round.server';

/** How long is waited for more, while a round is being released. */
const PAUSE_MS = 3000;

/**
 * Sets the letters of rounds that wait to be printed (job `set-letters`): files of at most 100, each kept
 * as it was made, with its letters numbered and their envelopes behind them. While a round is still
 * being released only full files are made. Whoever must not be written to as it was set is left out,
 * and looked at again by the next run.
 */
export async function setLetters(mostInARun = MOST_IN_A_RUN): Promise<void> {
  await onlyOne('set-letters', async (turn) => {
    for (;;) {
      // Asked first: what comes to its end meanwhile is looked at once more.
      const isMoreToCome = await isReleasing();
      for (const roundId of await roundsToSet(mostInARun))
        await setRound(turn, roundId, mostInARun);
      if (!isMoreToCome || !turn.held()) return;
      await sleep(PAUSE_MS);
    }
  });
}

async function setRound(turn: Turn, roundId: string, mostInARun: number) {
  const round = await db().round.findUniqueOrThrow({
    where: { id: roundId },
    include: { words: { select: { language: true, subject: true, text: true } } },
  });
  const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;
  const on = { releasedOn: day(round.releasedOn)!, answerBy: day(round.answerBy) };
  for (let after: string | null = null; turn.held();) {
    const waiting: CopyToSet[] = await listToSet(roundId, after, mostInARun);
    if (waiting.length === 0) return;
    if (waiting.length < mostInARun && round.state !== 'released') return;
    after = waiting.at(-1)!.id;
    const held = await copiesToHold(waiting);
    const copies = waiting.filter(({ id }) => !held.has(id));
    if (copies.length === 0) continue;
    const letters = copies.map((copy): RoundLetter => {
      const { name, addressLines, language } = copy;
      return {
        words: round.words,
        to: { name, addressLines, language },
        values: (inLanguage) => ({
          link: wholeAddress(
            pathOf(round.kind as RoundKind, { language: inLanguage, readerId: null, how: 'post' }),
          ),
          on: on.releasedOn,
          answerBy: on.answerBy,
          children: copy.children,
        }),
      };
    });
    await keepRun(roundId, copies, await setAll(letters));
  }
}

function setAll(letters: RoundLetter[]): Promise<Uint8Array> {
  const t = translatorFor('en');
  const file = letterFile(letters, t('messages:post.fileTitle'), {
    numberOf: (at) => t('messages:post.numberOf', { number: at + 1, count: letters.length }),
  });
  return renderPdf(file.template, file.data, { language: 'en', title: file.title });
}

/** Keeps a file with the copies that are in it; one that was taken care of meanwhile spoils the run. */
async function keepRun(roundId: string, copies: CopyToSet[], pdf: Uint8Array): Promise<void> {
  const stored = await storeFile(pdf);
  try {
    await inTransaction(async (tx) => {
      await tx.$queryRaw`select 1 from round where id = ${roundId}::uuid for update`;
      const last = await tx.printRun.aggregate({ where: { roundId }, _max: { number: true } });
      const { id } = await tx.printRun.create({
        data: {
          roundId,
          number: (last._max.number ?? 0) + 1,
          copies: copies.length,
          storeKey: stored.storeKey,
          sha256: stored.sha256,
          bytes: stored.bytes,
        },
        select: { id: true },
      });
      const taken = await tx.$executeRaw`
        update round_copy c set print_run_id = ${id}::uuid, print_number = n.number
        from unnest(${copies.map((copy) => copy.id)}::uuid[]) with ordinality as n(id, number)
        where c.id = n.id and c.print_run_id is null and c.settled_at is null`;
      if (taken !== copies.length) throw new Error('copies changed while their letters were set');
      await keepStored(tx, stored.storeKey);
    });
  } catch (error) {
    await removeStoredFile(stored.storeKey).catch(() => undefined);
    throw error;
  }
}
