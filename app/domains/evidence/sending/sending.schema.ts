import { z } from 'zod';
import {
  line,
  manyOf,
  optionalCalendarDate,
  optionalLine,
  optionalOneOf,
  optionalText,
  text,
  ticked,
} from '~/platform/form/fields';
import { AREAS, BOARD_ROWS, type SendingKind } from '../evidence.codes';
import type { AnswersOf, EvidenceAnswers, PlanAnswers, VoiceAnswers } from '../evidence.views';
import { yearlyStored } from '../yearly/yearly.schema';

/** The longest text of one box, in characters. */
export const MOST_CHARACTERS = 20_000;

/** How a family goes about it; each is as good as the others (protocol 6.6). */
export const APPROACHES = ['structured', 'autonomous', 'mixed'] as const;

const words = z.string().default('');

const planStored = z.object({
  areas: z.partialRecord(z.enum(AREAS), z.string()).default({}),
  whole: words,
  approach: z.enum(APPROACHES).nullable().default(null),
  talk: z.boolean().default(false),
  talkWords: words,
}) satisfies z.ZodType<PlanAnswers>;

const voiceStored = z.object({
  words,
  board: z.partialRecord(z.enum(BOARD_ROWS), z.array(z.string())).default({}),
  note: words,
  noteBy: words,
}) satisfies z.ZodType<VoiceAnswers>;

const evidenceStored = z.object({ note: words }) satisfies z.ZodType<EvidenceAnswers>;

const stored = {
  plan: planStored,
  voice: voiceStored,
  evidence: evidenceStored,
  yearly: yearlyStored,
};

/** The answers of a sending as they were kept; what was never written is empty. Throws for what is no such thing. */
export function readAnswers<Kind extends SendingKind>(kind: Kind, kept: unknown): AnswersOf[Kind] {
  return stored[kind].parse(kept) as AnswersOf[Kind];
}

/** The version of a draft that a form was made from. */
export const seenVersion = z.coerce.number('required').int('required').min(0, 'required');

const area = optionalText(MOST_CHARACTERS);

/**
 * The form of a plan; codes: too-long, control-characters, hidden-characters, not-an-option. Every
 * part may be left out. Words on how to talk count as wishing to talk.
 */
export const planForm = z
  .object({
    version: seenVersion,
    approach: optionalOneOf([...APPROACHES, 'unsaid']),
    academic: area,
    personal: area,
    physical: area,
    creative: area,
    technology: area,
    interests: area,
    whole: optionalText(MOST_CHARACTERS),
    talk: ticked,
    talkWords: optionalText(4_000),
  })
  .transform(({ version, approach, whole, talk, talkWords, ...areas }) => ({
    version,
    answers: {
      areas: Object.fromEntries(
        AREAS.filter((code) => areas[code] !== '').map((code) => [code, areas[code]]),
      ),
      whole,
      approach: approach === 'unsaid' ? null : approach,
      talk: talk || talkWords !== '',
      talkWords,
    } satisfies PlanAnswers,
  }));

const hasScheme = /^[a-z][a-z0-9+.-]*:/i;

/** A web address; where it names no scheme it is taken for https. Codes: required, link, too-long. */
export const webAddress = line(2_000)
  .transform((given) => (hasScheme.test(given) ? given : `https://${given}`))
  .refine(isWebAddress, 'link');

function isWebAddress(given: string): boolean {
  if (/[\s\\]/.test(given) || !URL.canParse(given)) return false;
  const { protocol, hostname, username, password } = new URL(given);
  return /^https?:$/.test(protocol) && hostname.includes('.') && !username && !password;
}

/** A link that a parent adds, with what it is, if they like. */
export const linkForm = z.object({ link: webAddress, linkTitle: optionalLine(200) });

/** Words that a parent adds as a piece of its own. */
export const wordsForm = z.object({ text: text(MOST_CHARACTERS), title: optionalLine(200) });

/** The labels of one piece; each is the parent's choice. `text` counts for words and links alone. */
export const pieceForm = z.object({
  title: optionalLine(200),
  note: optionalText(4_000),
  areas: manyOf(AREAS),
  madeOn: optionalCalendarDate,
  translationOfId: z.preprocess(
    (value) => (value === '' || value === undefined ? null : value),
    z.uuid('not-an-option').nullable(),
  ),
  children: z.preprocess(
    (value) => (value === undefined || value === '' ? [] : [...new Set([value].flat())]),
    z.array(z.uuid('not-an-option')),
  ),
});
export type PieceLabels = z.output<typeof pieceForm>;
