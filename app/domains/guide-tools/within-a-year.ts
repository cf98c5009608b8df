import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';

/** Refuses a day (where one was given) more than a year from `today`, either way. Code: too-far. */
export function withinAYear(today: Temporal.PlainDate) {
  return (iso: string | null, ctx: z.RefinementCtx) => {
    if (iso === null) return;
    const { compare } = Temporal.PlainDate;
    const early = compare(iso, today.subtract({ years: 1 })) < 0;
    if (early || compare(iso, today.add({ years: 1 })) > 0) {
      ctx.addIssue({ code: 'custom', message: 'too-far' });
    }
  };
}
