import type { SendingKind } from '../evidence.codes';
import type { AnswersOf, PlanAnswers, VoiceAnswers } from '../evidence.views';
import { saysNothingYearly } from '../yearly/yearly.rules';

const said = (words: string | undefined) => Boolean(words?.trim());

/** True where a plan's form says nothing at all. */
export function saysNothing(plan: PlanAnswers): boolean {
  return (
    !Object.values(plan.areas).some(said) &&
    !said(plan.whole) &&
    plan.approach === null &&
    !plan.talk &&
    !said(plan.talkWords)
  );
}

function isSilent(voice: VoiceAnswers): boolean {
  const chosen = Object.values(voice.board).some((symbols) => symbols && symbols.length > 0);
  return !said(voice.words) && !said(voice.note) && !chosen;
}

type Piece = { form: string; file: { state: string } | null };

/** True for a piece that the council can read: a file that was not taken is none. */
export function isThere(piece: Piece): boolean {
  return piece.form !== 'file' || (piece.file !== null && piece.file.state !== 'refused');
}

/**
 * True where there is nothing in it to send. Any one thing is enough: words in one area, a whole text,
 * an approach, a file, a link, or the wish to talk. No form is asked for (a council may not refuse
 * information for its form).
 */
export function isEmpty(sending: {
  kind: SendingKind;
  answers: AnswersOf[SendingKind];
  pieces: readonly Piece[];
}): boolean {
  if (sending.pieces.some(isThere)) return false;
  switch (sending.kind) {
    case 'plan':
      return saysNothing(sending.answers as AnswersOf['plan']);
    case 'voice':
      return isSilent(sending.answers as AnswersOf['voice']);
    case 'evidence':
      return !said((sending.answers as AnswersOf['evidence']).note);
    case 'yearly':
      return saysNothingYearly(sending.answers as AnswersOf['yearly']);
  }
}
