import { z } from 'zod';
import { manyOf, oneOf, ticked } from '~/platform/form/fields';
import { SESSION_MODES } from '../booking.codes';
import { SHAPES } from './shapes';
import { anyWords, englishWords, ids, submitKey, version, whole, withWords } from './plan.fields';

const asked = {
  modes: manyOf(SESSION_MODES).refine((modes) => modes.length > 0, 'required'),
  minutes: whole(5, 720),
  bufferBefore: whole(0, 240),
  bufferAfter: whole(0, 240),
  noticeHours: whole(0, 1000),
  changeHours: whole(0, 1000),
  capacity: whole(1, 5000),
  signedIn: ticked.optional().default(false),
  active: ticked.optional().default(false),
  people: ids,
  rooms: ids,
};

/** A kind that the council makes up: it needs words of its own. */
export const newKindSchema = withWords(
  z.object({ ...asked, shape: oneOf(SHAPES), submitKey, words: englishWords }),
);
/** A kind of the council's own, changed. */
export const ownKindSchema = withWords(z.object({ ...asked, version, words: englishWords }));
/** A kind that every council begins with: where it has no words of its own, it has the portal's. */
export const knownKindSchema = withWords(z.object({ ...asked, version, words: anyWords }));

export type KindForm = Omit<z.output<typeof ownKindSchema>, 'version'>;
