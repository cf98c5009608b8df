import { sealJoinLink } from '~/domains/booking/index.server';
import type { Transaction } from '~/platform/db/database.server';
import type { CouncilRows } from './council-rows';

/** Keeps what the council offers and its sessions, under the kinds that every council begins with. */
export async function keepSessions(tx: Transaction, rows: CouncilRows): Promise<void> {
  const kinds = await tx.sessionKind.findMany({ select: { id: true, code: true } });
  const idOf = new Map(kinds.map(({ code, id }) => [code, id]));
  const ofKind = <T extends { kind: string }>({ kind, ...rest }: T) => ({
    ...rest,
    kindId: idOf.get(kind)!,
  });
  await tx.venue.createMany({ data: rows.venues });
  await tx.room.createMany({
    data: rows.rooms.map(({ link, ...room }) => ({
      ...room,
      link: link === null ? null : sealJoinLink(link),
    })),
  });
  await tx.kindPerson.createMany({ data: rows.kindPeople.map(ofKind) });
  await tx.kindRoom.createMany({ data: rows.kindRooms.map(ofKind) });
  await tx.staffHours.createMany({ data: rows.staffHours });
  await tx.sessionSeries.createMany({ data: rows.series.map(ofKind) });
  await tx.voluntarySession.createMany({ data: rows.sessions.map(ofKind) });
  await tx.sessionPerson.createMany({ data: rows.sessionPeople });
  await tx.staffAbsence.createMany({ data: rows.absences });
}
