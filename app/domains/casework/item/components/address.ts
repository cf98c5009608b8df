import { z } from 'zod';

const address = z.object({
  line1: z.string().default(''),
  line2: z.string().default(''),
  town: z.string().default(''),
  postcode: z.string().default(''),
});

/** The filled lines of a kept address; none where there is no address. */
export function addressLines(kept: unknown): string[] {
  const parsed = address.safeParse(kept);
  if (!parsed.success) return [];
  const { line1, line2, town, postcode } = parsed.data;
  return [line1, line2, town, postcode].filter((line) => line !== '');
}
