import { recordAudit } from '~/platform/audit/audit.server';
import type { Staff } from '~/platform/auth/session.server';
import { inTransaction } from '~/platform/db/database.server';
import type { Area, FileLine, SendingKind } from '~/domains/evidence';
import { filesOf, readAnswers } from '~/domains/evidence/index.server';
import { mayWorkItems } from '../item/item.access';
import { arrange, isNewSince } from './arrange.rules';
import { yearlyBeside, type ToldOnce } from './yearly.rules';
import { openSentOf } from './open-sent-of.server';
import { questionsIn } from './questions.rules';
import {
  findLastLook,
  findReadableChild,
  findYearlyReview,
  listAsked,
  namesOf,
  visibleAmong,
  type SentRow,
} from './reading.store.server';
import type { ReadItem, Reading, ReadPiece, ReadSending } from './reading.view';

/** What the address of the page asks for. */
export type ReadingWish = {
  /** News since that moment (milliseconds; 0 for the first look), where the last look is later. */
  since: number | null;
  /** The earlier plan to be laid beside the current one. */
  beside: string | null;
};

/**
 * All that parents and child sent about one child, as this member of staff may see it; null where
 * there is no such child for them. The look itself is put into the audit trail and becomes the
 * reader's last look, and what was sent counts as read for the first time.
 */
export async function readChild(
  staff: Staff,
  childId: string,
  wish: ReadingWish,
): Promise<Reading | null> {
  const child = await findReadableChild(staff, childId);
  if (!child) return null;
  const lookedAt = new Date();
  const last = await findLastLook(staff.id, childId);
  const shown = await openSentOf(staff, childId);
  const lastLook = earlierOf(last, wish.since);
  const visible = await visibleAmong(
    staff,
    shown.flatMap(({ item }) => item?.id ?? []),
  );
  const [names, files, asked] = await Promise.all([
    namesOf([...new Set(shown.map((row) => row.accountId))]),
    filesOf(
      staff.sessionId,
      shown.flatMap(({ pieces }) => pieces.flatMap(({ fileId }) => fileId ?? [])),
    ),
    listAsked([...visible]),
  ]);
  const context = { names, files, lastLook };
  const told = shown.flatMap(toldOf);
  const sendings = shown.map((row) => sendingOf(row, context, told));
  const pieces = shown.flatMap((row) => piecesOf(row, context));
  const mayAsk = mayWorkItems(staff);
  await keepLook(staff, child, sendings, lookedAt);
  const ids = new Set(sendings.map(({ id }) => id));
  return {
    child: {
      id: child.id,
      name: `${child.givenNames} ${child.familyName}`,
      familyId: child.familyId,
    },
    lastLook,
    since: lastLook ? Date.parse(lastLook) : 0,
    mayAsk,
    review: mayAsk ? await findYearlyReview(child.id) : null,
    ...arrange({ sendings, pieces }, wish.beside),
    questions: questionsIn(asked).filter(({ sendingId }) => ids.has(sendingId)),
    items: itemsOf(sendings, visible),
  };
}

function earlierOf(last: string | null, since: number | null): string | null {
  if (since === null || last === null || since >= Date.parse(last)) return last;
  return since === 0 ? null : new Date(since).toISOString();
}

type Context = {
  names: Map<string, string>;
  files: Map<string, FileLine>;
  lastLook: string | null;
};

function sendingOf(
  row: SentRow,
  { names, lastLook }: Context,
  told: readonly ToldOnce[],
): ReadSending {
  const kind = row.kind as SendingKind;
  const sentAt = row.sentAt!.toISOString();
  return {
    id: row.id,
    kind,
    accountId: row.accountId,
    by: names.get(row.accountId) ?? row.account.email,
    number: row.number,
    language: row.language,
    sentAt,
    firstReadAt: row.firstReadAt?.toISOString() ?? null,
    item: row.item && itemOf(row.item),
    plan: kind === 'plan' ? readAnswers('plan', row.answers) : null,
    voice: kind === 'voice' ? readAnswers('voice', row.answers) : null,
    yearly: kind === 'yearly' ? yearlyBeside(toldOf(row)[0]!, told) : null,
    note: kind === 'evidence' ? readAnswers('evidence', row.answers).note : '',
    isNew: isNewSince(lastLook, sentAt),
  };
}

/** What a plan or a yearly answer told, as years are laid beside each other; nothing for the rest. */
export function toldOf(row: SentRow): ToldOnce[] {
  const of = {
    id: row.id,
    accountId: row.accountId,
    itemId: row.item?.id ?? null,
    sentAt: row.sentAt!.toISOString(),
    language: row.language,
  };
  if (row.kind === 'plan')
    return [{ ...of, answers: { kind: 'plan', plan: readAnswers('plan', row.answers) } }];
  if (row.kind === 'yearly')
    return [{ ...of, answers: { kind: 'yearly', yearly: readAnswers('yearly', row.answers) } }];
  return [];
}

function piecesOf(row: SentRow, context: Context): ReadPiece[] {
  const sending = sendingOf(row, context, []);
  return row.pieces.map((piece) => {
    const file = piece.fileId ? (context.files.get(piece.fileId) ?? null) : null;
    const createdAt = piece.createdAt.toISOString();
    const ready = file?.state === 'ready' ? file.settledAt : null;
    return {
      id: piece.id,
      sendingId: row.id,
      form: piece.form as ReadPiece['form'],
      text: piece.text,
      title: piece.title,
      note: piece.note,
      areas: piece.areas as Area[],
      madeOn: piece.madeOn?.toISOString().slice(0, 10) ?? null,
      translationOfId: piece.translationOfId,
      file,
      by: sending.by,
      language: row.language,
      createdAt,
      isNew: isNewSince(context.lastLook, sending.sentAt, createdAt, ready),
    };
  });
}

function itemOf({ id, reference, kind, status }: ReadItem): ReadItem {
  return { id, reference, kind, status };
}

function itemsOf(sendings: ReadSending[], visible: Set<string>): ReadItem[] {
  const items = new Map(sendings.flatMap(({ item }) => (item ? [[item.id, item]] : [])));
  return [...items.values()].filter(({ id }) => visible.has(id)).reverse();
}

async function keepLook(
  staff: Staff,
  child: { id: string; familyId: string },
  sendings: ReadSending[],
  lookedAt: Date,
): Promise<void> {
  await inTransaction(async (tx) => {
    await tx.$executeRaw`
      insert into child_reading (staff_id, child_id, last_at)
      values (${staff.id}::uuid, ${child.id}::uuid, ${lookedAt})
      on conflict (staff_id, child_id) do update
      set last_at = greatest(child_reading.last_at, excluded.last_at)`;
    await recordAudit(tx, {
      actor: { kind: 'staff', id: staff.id },
      action: 'child.read',
      childId: child.id,
      familyId: child.familyId,
      detail: { sendings: sendings.map(({ id }) => id) },
    });
  });
}
