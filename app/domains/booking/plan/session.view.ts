import type { SessionRow } from './sessions.store.server';

/** A session as the pages that change it name it. */
export type SessionFacts = {
  id: string;
  title: string;
  startsAt: string;
  endsAt: string;
  /** Its venue and room; null by phone, or at a place that the family names. */
  place: string | null;
  mode: string;
  state: string;
  shape: string;
  capacity: number;
  taken: number;
  version: number;
  seriesId: string | null;
  /** It has begun: nothing of it can be changed any more. */
  isOver: boolean;
};

/** A session as a page names it. */
export function factsOf(session: SessionRow, title: string, isOver: boolean): SessionFacts {
  const { id, startsAt, endsAt, room, mode, state, capacity, taken, version, seriesId } = session;
  const venue = room?.venue?.name;
  return {
    id,
    title,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    place: room ? (venue ? `${venue}, ${room.name}` : room.name) : null,
    ...{ mode, state, shape: session.kind.shape, capacity, taken, version, seriesId, isOver },
  };
}
