import { randomUUID } from 'node:crypto';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { profile } from '~/platform/config/environment.server';
import { offerKeepers } from '~/platform/permissions/access';
import { notFound, requireStaff } from '~/platform/permissions/guard.server';
import { openJoinLink } from '../join-link.server';
import { answerForms, formOf, refused, type Answer } from './answer-form.server';
import { changeRoom, changeVenue, makeRoom, makeVenue, type VenueKept } from './keep-venue.server';
import { aroundPage, idIn } from './page-parts.server';
import { listOnlineRooms } from './rooms.store.server';
import {
  newOnlineSchema,
  newRoomSchema,
  newVenueSchema,
  onlineSchema,
  roomSchema,
  venueSchema,
} from './venues.schema';
import { findVenue, listVenues } from './venues.store.server';

/** A room as its form has it. */
export type RoomView = {
  id: string;
  name: string;
  most: number | null;
  access: string[];
  active: boolean;
  version: number;
  link: string | null;
};

/** The venues with their rooms, and the rooms online with their links. */
export async function loadVenues(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, offerKeepers);
  const [venues, online, around] = await Promise.all([
    listVenues(),
    listOnlineRooms(),
    aroundPage(args.request, staff),
  ]);
  return {
    venues: venues.map(({ id, name, area, access, active, rooms }) => {
      const open = rooms.filter((room) => room.active).map((room) => room.name);
      return { id, name, area, access, active, rooms: open };
    }),
    online: online.map((room): RoomView => ({ ...room, link: openJoinLink(room.link) ?? '' })),
    submitKey: randomUUID(),
    ...around,
  };
}

export type VenuesView = Awaited<ReturnType<typeof loadVenues>>;

export function answerVenues(args: ActionFunctionArgs) {
  const back = '/admin/venues';
  return answerForms(args, offerKeepers, {
    'add-room': formOf(newOnlineSchema, async (staff, form) =>
      answerOf(await makeRoom(staff, null, { ...form, access: [] }), `${back}?done=room`),
    ),
    'change-room': formOf(onlineSchema, async (staff, form) =>
      answerOf(await changeRoom(staff, null, { ...form, access: [] }), `${back}?done=room`),
    ),
  });
}

const isNew = (args: Pick<LoaderFunctionArgs, 'params'>) => args.params.venue === 'new';

/** One venue with its rooms, or an empty one. */
export async function loadVenue(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, offerKeepers);
  const venue = isNew(args) ? null : await findVenue(idIn(args.params, 'venue'));
  if (!venue && !isNew(args)) throw notFound();
  const getting = Object.entries((venue?.getting ?? {}) as Record<string, string>);
  return {
    venue: venue && { id: venue.id, name: venue.name, version: venue.version },
    saved: {
      name: venue?.name ?? '',
      address: venue?.addressLines.join('\n') ?? '',
      area: venue?.area ?? '',
      access: venue?.access ?? [],
      active: !venue || venue.active ? 'yes' : '',
      ...Object.fromEntries(getting.map(([code, said]) => [`getting.${code}`, said])),
    },
    rooms: venue?.rooms.map((room): RoomView => ({ ...room, link: null })) ?? [],
    languages: profile().languages,
    submitKey: randomUUID(),
    ...(await aroundPage(args.request, staff)),
  };
}

export type VenueView = Awaited<ReturnType<typeof loadVenue>>;

export function answerVenue(args: ActionFunctionArgs) {
  if (isNew(args)) {
    return answerForms(args, offerKeepers, {
      '': formOf(newVenueSchema, async (staff, form) => {
        const result = await makeVenue(staff, form);
        const id = result.kind === 'kept' ? result.id : '';
        return answerOf(result, `/admin/venues/${id}?done=venue`);
      }),
    });
  }
  const id = idIn(args.params, 'venue');
  const back = `/admin/venues/${id}`;
  return answerForms(args, offerKeepers, {
    '': formOf(venueSchema, async (staff, form) =>
      answerOf(await changeVenue(staff, id, form), `${back}?done=venue`),
    ),
    'add-room': formOf(newRoomSchema, async (staff, form) =>
      answerOf(await makeRoom(staff, id, { ...form, link: null }), `${back}?done=room`),
    ),
    'change-room': formOf(roomSchema, async (staff, form) =>
      answerOf(await changeRoom(staff, id, { ...form, link: null }), `${back}?done=room`),
    ),
  });
}

function answerOf(result: VenueKept, path: string): Answer {
  switch (result.kind) {
    case 'kept':
      return { kind: 'to', path };
    case 'stale':
      return refused('stale');
    case 'room-in-use':
      return refused('room-in-use', { field: 'most', values: { count: result.capacity } });
    case 'not-allowed':
      return result;
  }
}
