import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import type { Staff } from '~/platform/auth/session.server';
import { hasRole, officers, seniors } from '~/platform/permissions/access';
import { notFound } from '~/platform/permissions/guard.server';
import { COMPLAINT_KINDS, type ComplaintKind } from '~/domains/intake';
import { answerMove, loadItemPage, type RefusalField } from '../item/item-pages.server';
import { mayMoveFrom } from '../item/item.status';
import type { ShownItem } from '../item/show-item.server';
import type { ItemStatus } from '~/domains/intake';
import {
  acknowledgeComplaint,
  answerComplaint,
  answerSecondTime,
  askSecondLook,
} from './answer-complaint.server';
import { askIdentity, extendOwnData, giveOwnData, recordIdentity } from './answer-own-data.server';
import { closeComplaint } from './close-complaint.server';
import { COMPLAINT_MOVES, type ComplaintMoveName } from './complaint.codes';
import { hindrance } from './complaint.rules';
import { complaintSchemas } from './complaint.schema';
import { listNameable, listTeam, readComplaint, type ComplaintRow } from './complaint.store.server';
import { recordAbout } from './record-about.server';
import { markSeen, passOn, thankSender } from './thank.server';

/** What an officer sees of a complaint beside its item, and what they may do with it now. */
export type ItemComplaint = ComplaintRow & { kind: ComplaintKind; may: ComplaintMoveName[] };

/** The complaint behind an item as this member of staff may work it; null for other items. */
export async function showItemComplaint(
  staff: Staff,
  item: Pick<ShownItem, 'id' | 'kind' | 'status' | 'mayWork'>,
): Promise<ItemComplaint | null> {
  const kind = COMPLAINT_KINDS.find((one) => one === item.kind);
  const row = kind ? await readComplaint(staff, item.id) : null;
  if (!kind || !row) return null;
  const known = { staffId: staff.id, aboutKnown: !row.seniorsOnly };
  const may = COMPLAINT_MOVES[kind].filter(
    (move: ComplaintMoveName) =>
      item.mayWork &&
      (move !== 'about' || hasRole(staff, seniors)) &&
      mayMoveFrom(`complaint-${move}`, item.status as ItemStatus) &&
      hindrance(kind, move, row.moves, known) === null,
  );
  return { ...row, kind, may };
}

/** The move that the address names, where it is one. */
function moveIn(params: LoaderFunctionArgs['params']): ComplaintMoveName {
  const move = Object.keys(complaintSchemas).find((one) => one === params.move);
  if (!move) throw notFound();
  return move as ComplaintMoveName;
}

/** What the page of one move shows; the plain 404 where the move does not belong to the item now. */
export async function loadComplaintMove(args: LoaderFunctionArgs) {
  const { staff, view } = await loadItemPage(args, officers, 'complaint');
  const move = moveIn(args.params);
  const complaint = await showItemComplaint(staff, view.item);
  if (!complaint?.may.includes(move)) throw notFound();
  const people =
    move === 'about'
      ? (await listNameable()).filter(({ id }) => id !== staff.id)
      : move === 'passed-on'
        ? await listTeam()
        : [];
  return { ...view, move, complaint, people };
}

type Refusal = { kind: string; because?: string; field?: string };

const fields: Record<string, (refusal: Refusal) => RefusalField> = {
  unreachable: () => ({ field: 'means' }),
  'not-staff': () => ({ field: 'staff', code: 'not-an-option' }),
  'about-oneself': () => ({ field: 'staff' }),
  'day-in-future': ({ field }) => ({ field }),
  'day-before': ({ field }) => ({ field }),
  'not-done': () => ({ field: 'why' }),
  'reason-missing': () => ({ field: 'text' }),
  clock: ({ because }) => ({ code: `clock-${because}` }),
};

/** Makes the move that the address names. */
export function answerComplaintMove(args: ActionFunctionArgs) {
  const to = { roles: officers, fields } as const;
  const done = (move: ComplaintMoveName) => `complaint-${move}`;
  const move = moveIn(args.params);
  switch (move) {
    case 'about':
      return answerMove(args, {
        ...to,
        schema: complaintSchemas.about,
        done: done(move),
        run: recordAbout,
      });
    case 'acknowledged':
      return answerMove(args, {
        ...to,
        schema: complaintSchemas.acknowledged,
        done: done(move),
        run: acknowledgeComplaint,
      });
    case 'answered':
      return answerMove(args, {
        ...to,
        schema: complaintSchemas.answered,
        done: done(move),
        run: answerComplaint,
      });
    case 'second-asked':
      return answerMove(args, {
        ...to,
        schema: complaintSchemas['second-asked'],
        done: done(move),
        run: askSecondLook,
      });
    case 'second-answered':
      return answerMove(args, {
        ...to,
        schema: complaintSchemas['second-answered'],
        done: done(move),
        run: answerSecondTime,
      });
    case 'identity-asked':
      return answerMove(args, {
        ...to,
        schema: complaintSchemas['identity-asked'],
        done: done(move),
        run: askIdentity,
      });
    case 'identity-shown':
      return answerMove(args, {
        ...to,
        schema: complaintSchemas['identity-shown'],
        done: done(move),
        run: recordIdentity,
      });
    case 'extended':
      return answerMove(args, {
        ...to,
        schema: complaintSchemas.extended,
        done: done(move),
        run: extendOwnData,
      });
    case 'given':
      return answerMove(args, {
        ...to,
        schema: complaintSchemas.given,
        done: done(move),
        run: giveOwnData,
      });
    case 'passed-on':
      return answerMove(args, {
        ...to,
        schema: complaintSchemas['passed-on'],
        done: done(move),
        run: passOn,
      });
    case 'seen':
      return answerMove(args, {
        ...to,
        schema: complaintSchemas.seen,
        done: done(move),
        run: markSeen,
      });
    case 'thanked':
      return answerMove(args, {
        ...to,
        schema: complaintSchemas.thanked,
        done: done(move),
        run: thankSender,
      });
    case 'closed':
      return answerMove(args, {
        ...to,
        schema: complaintSchemas.closed,
        done: done(move),
        run: closeComplaint,
      });
  }
}
