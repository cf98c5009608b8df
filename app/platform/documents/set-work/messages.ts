import type { DocumentToSet } from '~/platform/documents/typesetter.server';

/** What the portal asks of the process that sets documents; `house` is the look that they share. */
export type ToSetter = { house: string; document: DocumentToSet };

/** What it answers: the file, or why it could not be made (no text of people). */
export type FromSetter =
  { kind: 'ready' } | { kind: 'set'; pdf: Uint8Array } | { kind: 'not-set'; because: string };
