import { randomUUID } from 'node:crypto';
import { createStaff } from '../../../../tests/factories';
import { db } from '~/platform/db/database.server';
import type { Prisma } from '~/platform/db/generated/client';
import { linkHashOf, linkToken } from '../link.server';

const HOUR_MS = 3_600_000;

/** A session that a test needs: a workshop of two hours at a venue, unless `given` says otherwise. */
export async function createSession(
  given: Partial<Prisma.VoluntarySessionUncheckedCreateInput> & {
    kindCode?: string;
    room?: Partial<Prisma.RoomUncheckedCreateInput>;
  } = {},
) {
  const { kindCode = 'workshop', room: roomGiven, ...session } = given;
  const kind = await db().sessionKind.findUniqueOrThrow({ where: { code: kindCode } });
  const startsAt = new Date(session.startsAt ?? Date.now() + 14 * 24 * HOUR_MS);
  const mode = session.mode ?? 'venue';
  const roomId =
    session.roomId !== undefined ? session.roomId : (await createRoom(mode, roomGiven)).id;
  return db().voluntarySession.create({
    data: {
      kindId: kind.id,
      languages: ['en'],
      audience: ['anyone'],
      endsAt: new Date(startsAt.getTime() + 2 * HOUR_MS),
      noticeHours: 24,
      changeHours: 24,
      capacity: 20,
      words: { en: { title: 'Making maps together' } },
      ...session,
      mode,
      roomId: mode === 'venue' || mode === 'online' ? roomId : null,
      startsAt,
    },
  });
}

async function createRoom(mode: string, given: Partial<Prisma.RoomUncheckedCreateInput> = {}) {
  const venue =
    mode === 'venue'
      ? await db().venue.create({
          data: {
            name: 'Lea Bridge Hall',
            addressLines: ['12 Example Road', 'London E0 0AA'],
            area: 'Leyton',
            access: [],
          },
        })
      : null;
  return db().room.create({
    data: { name: 'Garden room', access: [], venueId: venue?.id ?? null, ...given },
  });
}

/** A booking of somebody with an email address, with a secret link that works. */
export async function createBooking(
  given: Partial<Prisma.BookingUncheckedCreateInput> & { sessionId: string },
) {
  const id = given.id ?? randomUUID();
  const generation = given.linkGeneration ?? 1;
  const bookedById =
    given.source === 'staff' ? (given.bookedById ?? (await createStaff()).id) : undefined;
  return db().booking.create({
    data: {
      reference: `WF-${id.slice(0, 8)}`,
      state: 'booked',
      source: 'email',
      email: `reader-${id}@family.example`,
      places: 1,
      submitKey: randomUUID(),
      bookedById,
      ...given,
      id,
      linkHash: linkHashOf(linkToken('booking', id, generation)),
    },
  });
}
