import type { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { Staff } from '~/platform/auth/session.server';
import { asDate } from '~/domains/clock/index.server';
import type { Transaction } from '~/platform/db/database.server';
import type { Language } from '~/platform/i18n';
import type { PreparedRound } from './find-round.server';
import { moveRound, type RoundMoved, type RoundRefusal } from './move-round.server';
import { fixesYears, mayAskBy } from './other-kinds';
import type { otherLanguageSchema, WhomForm } from './prepare.schema';
import { confirmed, outdated, wrongNames } from './round-words.rules';

/** A round is written while it is a draft, and again after it was refused. */
const WRITTEN = ['draft', 'refused'] as const;

export type WhomResult = RoundMoved | RoundRefusal | { kind: 'date-in-past' };

/** Keeps to whom a round goes, and by when it asks for an answer. */
export function changeWhom(
  staff: Staff,
  roundId: string,
  form: WhomForm,
  today: Temporal.PlainDate,
): Promise<WhomResult> {
  const { version, title, answerBy } = form;
  const move = { roundId, version, from: WRITTEN, name: 'whom-changed' };
  return moveRound<{ kind: 'date-in-past' }>(staff, move, async (_tx, round) => {
    const asks = mayAskBy(round.kind) ? answerBy : null;
    if (asks !== null && asks < today.toString()) return { kind: 'date-in-past' };
    return {
      kind: 'changed',
      data: {
        state: 'draft',
        title,
        answerBy: asks === null ? null : asDate(asks),
        filter: {
          years: fixesYears(round.kind) ? [] : form.years.map(Number),
          languages: form.languages,
          ehc: form.ehc,
        },
      },
    };
  });
}

export type WordsResult =
  RoundMoved | RoundRefusal | { kind: 'unknown-names'; field: 'subject' | 'text'; names: string[] };

type WordsForm = z.output<typeof otherLanguageSchema>;

/**
 * Keeps the words of a round in one language; empty ones are taken out, and their readers get the
 * English. Where the English says something else than before, the other languages wait until somebody
 * has kept them again.
 */
export function changeWords(
  staff: Staff,
  roundId: string,
  language: Language,
  form: WordsForm,
): Promise<WordsResult> {
  const move = { roundId, version: form.version, from: WRITTEN, name: 'words-changed' };
  return moveRound<Extract<WordsResult, { kind: 'unknown-names' }>>(
    staff,
    move,
    async (tx, round) => {
      const wrong = wrongNames(round.kind, form);
      if (wrong) return { kind: 'unknown-names', ...wrong };
      await keepWords(tx, round, language, form);
      return { kind: 'changed', data: { state: 'draft' }, detail: { language } };
    },
  );
}

async function keepWords(
  tx: Transaction,
  round: PreparedRound,
  language: Language,
  { subject, text }: WordsForm,
): Promise<void> {
  const key = { roundId_language: { roundId: round.id, language } };
  const before = round.words.find((words) => words.language === language);
  if (text === '') {
    await tx.roundWords.deleteMany({ where: { roundId: round.id, language } });
    return;
  }
  const templateVersion = confirmed(before?.templateVersion ?? 0);
  await tx.roundWords.upsert({
    where: key,
    create: { roundId: round.id, language, subject, text, templateVersion },
    update: { subject, text, templateVersion },
    select: { language: true },
  });
  const same = before?.subject === subject && before.text === text;
  if (language !== 'en' || same) return;
  for (const other of round.words) {
    if (other.language === 'en') continue;
    await tx.roundWords.update({
      where: { roundId_language: { roundId: round.id, language: other.language } },
      data: { templateVersion: outdated(other.templateVersion) },
      select: { language: true },
    });
  }
}
