import { z } from 'zod';
import { FILE_SORTS, REFUSALS } from '~/platform/files/file-kinds';
import type { PlaceName, StoreSettings } from '~/platform/files/object-place.server';

/** A stored object with what is needed to read it away from the database. */
export type SealedInput = {
  storeKey: string;
  dataKey: Uint8Array | null;
  bytes: number;
  place: PlaceName;
};

/** What the child is asked to do. */
export type Task =
  | { kind: 'work'; input: SealedInput; name: string; megapixels: number }
  | { kind: 'pages'; input: SealedInput; from: number; to: number };

/** From the portal to the child. The child may write under a key only after it was given one. */
export type ToChild =
  | { kind: 'task'; id: number; task: Task; store: StoreSettings }
  | { kind: 'reserved'; id: number; storeKey: string; dataKey: Uint8Array }
  | { kind: 'not-reserved'; id: number };

const count = z.number().int().positive().max(1_000_000);
const bytes = z.number().int().nonnegative();
const stored = {
  storeKey: z.string().regex(/^[0-9a-f]{32}$/),
  bytes,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
};
const picture = { ...stored, contentType: z.literal('image/jpeg'), width: count, height: count };

const refused = z.object({ kind: z.literal('refused'), refusal: z.enum(REFUSALS) });
const workDone = z.object({
  kind: z.literal('done'),
  contentType: z.string().max(120),
  sort: z.enum(FILE_SORTS),
  extension: z.string().max(10),
  name: z.string().max(400).optional(),
  width: count.optional(),
  height: count.optional(),
  seconds: z.number().int().nonnegative().optional(),
  pages: z.number().int().nonnegative().optional(),
  stripped: z.boolean().nullable(),
  replacement: z.object(stored).nullable(),
  views: z.array(z.object({ view: z.enum(['small', 'screen']), ...picture })),
});
const pagesDone = z.object({
  kind: z.literal('pages'),
  pages: z.number().int().nonnegative(),
  views: z.array(z.object({ page: count, ...picture })),
});

export type Refused = z.infer<typeof refused>;
export type WorkDone = z.infer<typeof workDone>;
export type PagesDone = z.infer<typeof pagesDone>;
export type StoredOutput = { storeKey: string; bytes: number; sha256: string };
export type StoredPicture = z.infer<z.ZodObject<typeof picture>>;

const result = z.discriminatedUnion('kind', [refused, workDone, pagesDone]);
export type Result = z.infer<typeof result>;

/** Where in the code something went wrong: kinds and places only, since messages may quote a file. */
const trouble = z.string().max(2000);

/**
 * From the child to the portal. The child has read what nobody vouches for, so the portal checks
 * every message of it.
 */
export const fromChild = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('begun'), id: z.number() }),
  z.object({ kind: z.literal('reserve'), id: z.number() }),
  z.object({ kind: z.literal('result'), id: z.number(), result, trouble: trouble.optional() }),
  z.object({ kind: z.literal('store-away'), id: z.number(), trouble }),
]);
export type FromChild = z.infer<typeof fromChild>;
