import { z } from 'zod';
import { AREAS, type Area, type PlanAnswers, type VoiceAnswers } from '~/domains/evidence';

/** A place in a sending that a question can be about. */
export type Passage =
  { of: 'area'; area: Area } | { of: 'piece'; pieceId: string } | { of: 'whole' };

const code = z.union([
  z.literal('whole').transform((): Passage => ({ of: 'whole' })),
  z.templateLiteral(['area:', z.enum(AREAS)]).transform((text): Passage => ({
    of: 'area',
    area: text.slice('area:'.length) as Area,
  })),
  z.templateLiteral(['piece:', z.uuid()]).transform((text): Passage => ({
    of: 'piece',
    pieceId: text.slice('piece:'.length),
  })),
]);

/** A passage from its code, such as `area:academic`, `piece:<id>` or `whole`; null for anything else. */
export function readPassage(text: unknown): Passage | null {
  const parsed = code.safeParse(text);
  return parsed.success ? parsed.data : null;
}

/** The longest quote kept with a question, in characters. */
export const QUOTE_LENGTH = 500;

type Quoted = {
  plan: PlanAnswers | null;
  voice: VoiceAnswers | null;
  note: string;
};
type QuotedPiece = { id: string; text: string; title: string; note: string; name: string };

/** The words of a passage as the parent wrote them, cut to what is quoted; empty where there are none. */
export function quoteOf(sending: Quoted, pieces: QuotedPiece[], passage: Passage): string {
  return [...wordsOf(sending, pieces, passage).trim()].slice(0, QUOTE_LENGTH).join('');
}

function wordsOf({ plan, voice, note }: Quoted, pieces: QuotedPiece[], passage: Passage): string {
  if (passage.of === 'area') return plan?.areas[passage.area] ?? '';
  if (passage.of === 'whole') return plan?.whole ?? voice?.words ?? note;
  const piece = pieces.find(({ id }) => id === passage.pieceId);
  if (!piece) return '';
  return [piece.title, piece.text || piece.name, piece.note].filter(Boolean).join('\n');
}
