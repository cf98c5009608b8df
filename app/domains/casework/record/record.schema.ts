import { z } from 'zod';
import {
  calendarDate,
  line,
  manyOf,
  oneOf,
  optionalCalendarDate,
  optionalEmailAddress,
  optionalLine,
  optionalOneOf,
  optionalText,
  text,
} from '~/platform/form/fields';
import { checkPhone, checkUrn } from '~/domains/child';
import { REASONS } from '~/domains/notification';
import { OCCASIONS, SERVICES } from '../case/case.codes';
import {
  CHILD_PARTS,
  EHC_OUTCOMES,
  EPISODE_ENDS,
  EPISODE_KINDS,
  PARENT_PARTS,
  RELATIVE_KINDS,
  STILL_CHOICE,
  TOLD_BY_HAND,
} from './record.codes';

const submitKey = z.uuid('stale');

const kinds = manyOf(['seen', 'heard']).refine((given) => given.length > 0, 'required');

/** A child was seen in person, heard, or both at once. */
export const sightingSchema = z.object({
  submitKey,
  kinds,
  happenedOn: calendarDate,
  byName: line(120),
  byService: oneOf(SERVICES),
  occasion: oneOf(OCCASIONS),
  place: optionalLine(200),
  note: optionalText(4000),
});
export type SightingForm = z.output<typeof sightingSchema>;

export const voidSchema = z.object({ submitKey, reason: text(1000) });

const urn = optionalLine(6).superRefine((value, ctx) => {
  if (value !== '' && checkUrn(value).kind !== 'ok')
    ctx.addIssue({ code: 'custom', message: 'urn' });
});

/** A stretch of education. */
export const episodeSchema = z.object({
  submitKey,
  kind: oneOf(EPISODE_KINDS),
  place: optionalLine(200),
  schoolUrn: urn,
  startedOn: optionalCalendarDate,
  endedOn: optionalCalendarDate,
  toldBy: oneOf(TOLD_BY_HAND),
});
export type EpisodeForm = z.output<typeof episodeSchema>;

export const endEpisodeSchema = z.object({
  submitKey,
  endedOn: calendarDate,
  endReason: oneOf(EPISODE_ENDS),
});

/** What the family says about why; everything but who told it and when may be left out. */
export const tellingSchema = z.object({
  submitKey,
  toldOn: calendarDate,
  toldBy: oneOf(TOLD_BY_HAND),
  reasons: manyOf(REASONS),
  words: optionalText(4000),
  stillChoice: optionalOneOf(STILL_CHOICE),
  wouldHelp: optionalText(4000),
});
export type TellingForm = z.output<typeof tellingSchema>;

export const ehcPlanSchema = z.object({
  submitKey,
  startedOn: optionalCalendarDate,
  nextReviewOn: optionalCalendarDate,
});

export const ehcReviewSchema = z.object({
  submitKey,
  heldOn: calendarDate,
  parentTookPart: oneOf(PARENT_PARTS),
  childTookPart: oneOf(CHILD_PARTS),
  outcome: oneOf(EHC_OUTCOMES),
  nextReviewOn: optionalCalendarDate,
  note: optionalText(4000),
});
export type EhcReviewForm = z.output<typeof ehcReviewSchema>;

export const ehcDateSchema = z.object({ submitKey, nextReviewOn: calendarDate });

export const ehcEndSchema = z.object({
  submitKey,
  endedOn: calendarDate,
  senAfter: oneOf(['K', 'N']),
});

const year = optionalLine(4).superRefine((value, ctx) => {
  if (value !== '' && !/^(19|20)\d\d$/.test(value))
    ctx.addIssue({ code: 'custom', message: 'year' });
});

const phone = optionalLine(40).superRefine((value, ctx) => {
  if (value !== '' && checkPhone(value).kind !== 'ok')
    ctx.addIssue({ code: 'custom', message: 'phone' });
});

/** Somebody of the family, because somebody told the council of them. */
export const relativeSchema = z.object({
  submitKey,
  name: line(120),
  kind: oneOf(RELATIVE_KINDS),
  relation: optionalLine(120),
  birthYear: year,
  livesAt: optionalLine(240),
  toldBy: oneOf(TOLD_BY_HAND),
});
export type RelativeForm = z.output<typeof relativeSchema>;

/** A professional of another service; `childId` where they work with one child only. */
export const professionalSchema = z.object({
  submitKey,
  name: line(120),
  service: oneOf(SERVICES),
  role: optionalLine(120),
  email: optionalEmailAddress,
  phone,
  since: optionalCalendarDate,
  childId: z.preprocess(
    (value) => (value === '' || value === undefined ? null : value),
    z.uuid('not-an-option').nullable(),
  ),
});
export type ProfessionalForm = z.output<typeof professionalSchema>;

export const endPersonSchema = z.object({ submitKey });
