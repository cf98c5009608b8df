import { CLOCK_CODES, CLOCK_RULES, lengthOf, type ClockCode } from '~/domains/clock';

/** One clock as the council has it: its length beside the published one, and where it comes from. */
export type ClockLine = {
  code: ClockCode;
  length: number;
  published: number;
  unit: string;
  starts: string;
  source: string;
  basis: 'law' | 'local-policy';
};

/** Every clock with the length that applies at this council. */
export function clockLines(lengths: Parameters<typeof lengthOf>[1]): ClockLine[] {
  return CLOCK_CODES.map((code) => {
    const { length: published, unit, starts, source, basis } = CLOCK_RULES[code];
    return {
      code,
      length: lengthOf(CLOCK_RULES[code], lengths),
      published,
      unit,
      starts,
      source,
      basis,
    };
  });
}
