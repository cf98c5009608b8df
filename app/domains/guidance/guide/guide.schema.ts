import { z } from 'zod';

const line = z.string().trim().min(1);
const day = z.iso.date();
const changes = z
  .array(z.strictObject({ on: day, what: line }))
  .min(1)
  .refine((all) => all.every(({ on }, at) => at === 0 || on <= all[at - 1]!.on), {
    message: 'must be newest first',
  });

/** What stands above the words of an English page. */
export const englishFrontSchema = z.strictObject({
  title: line,
  summary: line,
  audience: z.enum(['families', 'schools', 'everyone']),
  basis: z.enum(['law', 'local-policy', 'both']),
  sources: z.array(line),
  checkedOn: day,
  version: z.number().int().positive(),
  /** Years of age, by the formula of the check of reading ages. */
  readingAge: z.number().nonnegative(),
  changes,
  leaveQuickly: z.boolean().default(false),
  short: z.boolean().default(false),
  also: z.array(line).default([]),
});

/** What stands above the words of a translation; everything else is as in English. */
export const translationFrontSchema = z.strictObject({
  title: line,
  summary: line,
  changes: z.array(z.union([line, z.strictObject({ on: day, what: line })])).min(1),
  /** The fingerprint of the English words that were translated; any other word is that of none. */
  english: line,
  matchedOn: day,
  /** Until when an older translation may stay; it is marked to readers all the same. */
  acceptedUntil: day.optional(),
  also: z.array(line).default([]),
});

export type EnglishFront = z.infer<typeof englishFrontSchema>;
export type TranslationFront = z.infer<typeof translationFrontSchema>;
