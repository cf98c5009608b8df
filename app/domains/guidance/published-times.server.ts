import { CLOCK_RULES, lengthOf, type ClockCode, type ClockUnit } from '~/domains/clock';
import { profile } from '~/platform/config/environment.server';

/** A length of time that families are told of, and whether the law or the council sets it. */
export type PublishedTime = {
  code: ClockCode;
  length: number;
  unit: ClockUnit;
  basis: 'law' | 'local-policy';
};

const published = [
  'reply-to-parent',
  'first-contact',
  'first-review',
  'second-review',
  'apply-for-place',
  's437-notice',
  'annual-review',
] as const satisfies ClockCode[];

/** The times that the page on the law shows, with this council's own lengths. */
export function publishedTimes(): PublishedTime[] {
  const { clocks } = profile();
  return published.map((code) => {
    const rule = CLOCK_RULES[code];
    return { code, length: lengthOf(rule, clocks), unit: rule.unit, basis: rule.basis };
  });
}
