import { z } from 'zod';
import { line, manyOf, optionalText, text, ticked } from '~/platform/form/fields';
import { languageCodes } from '~/platform/i18n/languages';
import { ACCESS_FEATURES } from '../booking.codes';
import { optionalWhole, submitKey, version } from './plan.fields';

const NAME_MAX = 120;
const GETTING_MAX = 1000;

const features = manyOf(ACCESS_FEATURES);
const active = ticked.optional().default(false);

const getting = z
  .object(
    Object.fromEntries(
      languageCodes.map((code) => [
        code,
        code === 'en' ? text(GETTING_MAX) : optionalText(GETTING_MAX),
      ]),
    ),
  )
  .transform((all) =>
    Object.fromEntries(Object.entries(all as Record<string, string>).filter(([, said]) => said)),
  );

const venue = {
  name: line(NAME_MAX),
  address: text(500).transform((said) =>
    said
      .split('\n')
      .map((each) => each.trim())
      .filter(Boolean),
  ),
  area: line(NAME_MAX),
  getting,
  access: features,
  active,
};

/** Gathers `getting.en` and the like, as `withWords` does with words. */
function withGetting<S extends z.ZodType>(schema: S) {
  return z.preprocess((values) => {
    const given = values as Record<string, unknown>;
    const all = languageCodes.map((code) => [code, given[`getting.${code}`] ?? '']);
    return { ...given, getting: Object.fromEntries(all) };
  }, schema);
}

export const newVenueSchema = withGetting(z.object({ ...venue, submitKey }));
export const venueSchema = withGetting(z.object({ ...venue, version }));

/** The link to join online: an address of the web, as meeting programs give it. */
const joinLink = z.preprocess(
  (value) => (typeof value === 'string' ? value.trim() : value),
  z.url({ protocol: /^https$/, error: 'link' }).max(1000, 'link'),
);

const room = { name: line(NAME_MAX), most: optionalWhole(1, 5000), access: features, active };

export const newRoomSchema = z.object({ ...room, submitKey });
export const roomSchema = z.object({ ...room, room: z.uuid('stale'), version });
export const newOnlineSchema = newRoomSchema.omit({ access: true }).extend({ link: joinLink });
export const onlineSchema = roomSchema.omit({ access: true }).extend({ link: joinLink });

export type VenueForm = Omit<z.output<typeof venueSchema>, 'version'>;
export type RoomForm = Omit<z.output<typeof roomSchema>, 'version' | 'room'> & {
  link: string | null;
};
