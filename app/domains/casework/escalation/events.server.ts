import { z } from 'zod';
import type { Transaction } from '~/platform/db/database.server';
import type { EventKind } from './escalation.codes';

/** What a line of the timeline keeps beside its kind: an answer's words, a reason, a date. */
export type EventDetail = Record<string, string>;

export type NewEvent = {
  kind: EventKind;
  at?: Date;
  level?: number;
  staffId?: string | null;
  detail?: EventDetail;
};

/** Adds one line to what happened to an escalation; gives its id. */
export async function addEvent(
  tx: Pick<Transaction, 'escalationEvent'>,
  escalationId: string,
  event: NewEvent,
): Promise<string> {
  const { id } = await tx.escalationEvent.create({
    data: {
      escalationId,
      kind: event.kind,
      at: event.at,
      level: event.level ?? 0,
      staffId: event.staffId ?? null,
      detail: event.detail ? JSON.stringify(event.detail) : '',
    },
    select: { id: true },
  });
  return id;
}

const detailSchema = z.record(z.string(), z.string());

/** The detail of a line of the timeline; empty where it keeps none. What is no detail is a remark. */
export function readDetail(detail: string): EventDetail {
  if (detail === '') return {};
  try {
    return detailSchema.parse(JSON.parse(detail));
  } catch {
    return { text: detail };
  }
}
