import { z } from 'zod';
import { db, type Transaction } from '~/platform/db/database.server';
import type { Prisma } from '~/platform/db/generated/client';
import type { Area, SendingKind, SendingState } from '../evidence.codes';
import type { PieceLine, SendingLine } from '../evidence.views';
import { fileLineOf } from '../files/file-lines.server';
import { readAnswers } from './sending.schema';
import { readTold, type Told } from './told-children.server';

/** What this parent is told of their sending besides the sending itself. */
type Beside = {
  /** Until when an unsent one is kept (instant, ISO); null once it was sent. */
  expiresAt: string | null;
  receivedOn: string | null;
  /** By when the council means to have read it (ISO date); null where nothing runs. */
  dueOn: string | null;
  /** The later version that took the place of this one. */
  replacedById: string | null;
  /** Names of files of which not every byte has arrived. */
  unfinished: string[];
};

/** One sending as its sender sees it. `expiresAt`, `dueOn` and the rest stand beside the line itself. */
export type OwnSending<Kind extends SendingKind = SendingKind> = SendingLine<Kind> & Beside;

/** An answer to the yearly request as its sender sees it. */
export type OwnYearly = OwnSending<'yearly'>;

const select = {
  id: true,
  kind: true,
  state: true,
  toldChildId: true,
  number: true,
  answers: true,
  version: true,
  language: true,
  updatedAt: true,
  expiresAt: true,
  sentAt: true,
  receivedOn: true,
  withdrawnAt: true,
  firstReadAt: true,
  itemId: true,
  item: {
    select: {
      reference: true,
      clocks: {
        where: { rule: 'evidence-reading', status: 'running' },
        orderBy: { dueOn: 'asc' },
        select: { dueOn: true },
      },
    },
  },
  replacedBy: { select: { id: true }, take: 1 },
  files: { where: { state: 'uploading' }, select: { name: true } },
  pieces: {
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: { file: true, children: { select: { toldChildId: true } } },
  },
} satisfies Prisma.SendingSelect;

type Row = Prisma.SendingGetPayload<{ select: typeof select }>;
type PieceRow = Row['pieces'][number];

const moment = (at: Date | null) => at?.toISOString() ?? null;
const day = (at: Date | null | undefined) => at?.toISOString().slice(0, 10) ?? null;

function toPiece(told: Told, piece: PieceRow): PieceLine {
  const children = piece.children.flatMap(({ toldChildId }) => told.named(toldChildId)?.id ?? []);
  return {
    id: piece.id,
    form: piece.form as PieceLine['form'],
    file: piece.file && fileLineOf(piece.file, null),
    text: piece.text,
    title: piece.title,
    note: piece.note,
    areas: piece.areas as Area[],
    madeOn: day(piece.madeOn),
    translationOfId: piece.translationOfId,
    children: [...new Set(children)],
    createdAt: piece.createdAt.toISOString(),
  };
}

function toOwn(told: Told, row: Row): OwnSending {
  const kind = row.kind as SendingKind;
  const child = row.toldChildId ? told.named(row.toldChildId) : null;
  return {
    id: row.id,
    kind,
    state: row.state as SendingState,
    child: child && { id: child.id, name: child.name, childId: child.childId },
    number: row.number,
    answers: readAnswers(kind, row.answers),
    version: row.version,
    language: row.language,
    updatedAt: row.updatedAt.toISOString(),
    expiresAt: row.state === 'draft' ? moment(row.expiresAt) : null,
    sentAt: moment(row.sentAt),
    receivedOn: day(row.receivedOn),
    withdrawnAt: moment(row.withdrawnAt),
    firstReadAt: moment(row.firstReadAt),
    itemId: row.itemId,
    reference: row.state === 'draft' ? null : (row.item?.reference ?? null),
    dueOn: row.state === 'sent' ? day(row.item?.clocks[0]?.dueOn) : null,
    replacedById: row.replacedBy[0]?.id ?? null,
    unfinished: row.files.map((file) => file.name),
    pieces: row.pieces.map((piece) => toPiece(told, piece)),
  } as OwnSending;
}

/**
 * One sending of this account, draft or sent, or null: also where it is somebody else's, the other
 * parent's least of all. Small pictures of its files come from `listFiles`.
 */
export async function findSending(accountId: string, id: string): Promise<OwnSending | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const [row, told] = await Promise.all([
    db().sending.findFirst({ where: { id, accountId }, select }),
    readTold(accountId),
  ]);
  return row && toOwn(told, row);
}

/** As `findSending`, for one kind alone. */
export async function findSendingOf<Kind extends SendingKind>(
  kind: Kind,
  accountId: string,
  id: string,
): Promise<OwnSending<Kind> | null> {
  const found = await findSending(accountId, id);
  return found?.kind === kind ? (found as OwnSending<Kind>) : null;
}

/** Everything this account sent or is about to send: drafts first, then the newest first. */
export async function listSendings(accountId: string): Promise<OwnSending[]> {
  const [rows, told] = await Promise.all([
    db().sending.findMany({
      where: { accountId },
      orderBy: [{ sentAt: { sort: 'desc', nulls: 'first' } }, { updatedAt: 'desc' }, { id: 'asc' }],
      take: 500,
      select,
    }),
    readTold(accountId),
  ]);
  return rows.map((row) => toOwn(told, row));
}

/** An earlier plan of a child as the page of a newer one shows it. */
export type EarlierPlan = {
  id: string;
  sentAt: string;
  /** When somebody of the council first opened it; null while it can still be replaced. */
  firstReadAt: string | null;
  /** Its files that were taken, by piece. */
  files: { id: string; name: string }[];
};

/** The plan of this child that this account sent last, with its files; null where there is none. */
export async function findEarlierPlan(
  accountId: string,
  childId: string,
): Promise<EarlierPlan | null> {
  const row = await db().sending.findFirst({
    where: { accountId, kind: 'plan', state: 'sent', toldChild: { childId } },
    orderBy: { number: 'desc' },
    select: {
      id: true,
      sentAt: true,
      firstReadAt: true,
      pieces: {
        where: { form: 'file', file: { state: { not: 'refused' } } },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        select: { id: true, file: { select: { name: true } } },
      },
    },
  });
  return (
    row && {
      id: row.id,
      sentAt: row.sentAt!.toISOString(),
      firstReadAt: moment(row.firstReadAt),
      files: row.pieces.map(({ id, file }) => ({ id, name: file!.name })),
    }
  );
}

/** The plan of this child that this account sent last and did not take back, or null. */
export async function findLastPlan(
  tx: Pick<Transaction, 'sending'>,
  accountId: string,
  childId: string,
) {
  return tx.sending.findFirst({
    where: { accountId, kind: 'plan', state: 'sent', toldChild: { childId } },
    orderBy: [{ sentAt: 'desc' }, { number: 'desc' }],
    select: { id: true, answers: true, pieces: { where: { form: 'link' } } },
  });
}

/** Makes changes to the sendings of one account take turns, however many come at once. */
export async function takeTurns(tx: Transaction, accountId: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${accountId}, 13))`;
}

/** Locks this account's own draft until the change is over; null where there is none. */
export async function lockDraft(tx: Transaction, accountId: string, id: string) {
  const [row] = await tx.$queryRaw<{ kind: string; version: number; answers: unknown }[]>`
    select kind, version, answers from sending
    where id = ${id}::uuid and account_id = ${accountId}::uuid and state = 'draft'
    for update`;
  return row ?? null;
}
