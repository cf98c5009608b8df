import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import type { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { Staff } from '~/platform/auth/session.server';
import { isLanguage, translatorFor } from '~/platform/i18n';
import { hasRole, officers, seniors } from '~/platform/permissions/access';
import { notFound } from '~/platform/permissions/guard.server';
import { toldParagraphs } from '~/domains/complaint';
import { COMPLAINT_KINDS, type ComplaintKind, type ItemStatus } from '~/domains/intake';
import { answerMove, loadItemPage, type RefusalField } from '../item/item-pages.server';
import { mayMoveFrom } from '../item/item.status';
import type { ShownItem } from '../item/show-item.server';
import {
  acknowledgeComplaint,
  answerComplaint,
  answerSecondTime,
  askSecondLook,
  lookAgain,
} from './answer-complaint.server';
import { askIdentity, extendOwnData, giveOwnData, recordIdentity } from './answer-own-data.server';
import { closeComplaint } from './close-complaint.server';
import { COMPLAINT_MOVES, type ComplaintMoveName } from './complaint.codes';
import { hindrance, nextFrom } from './complaint.rules';
import { complaintSchemas } from './complaint.schema';
import { listNameable, listTeam, readComplaint, type ComplaintRow } from './complaint.store.server';
import { recordAbout } from './record-about.server';
import { markSeen, passOn, thankSender } from './thank.server';

/** What an officer sees of a complaint beside its item, and what they may do with it now. */
export type ItemComplaint = ComplaintRow & { kind: ComplaintKind; may: ComplaintMoveName[] };

const bySeniors: readonly ComplaintMoveName[] = ['about', 'looks-again'];

/** When a message says by itself where to go next: with every outcome, or only with some. */
export type SaysNext = 'always' | 'unless-given' | 'if-told';

/** The moves whose message says by itself where to go next; a letter or a call has to say it too. */
const sayingNext: Partial<Record<ComplaintMoveName, SaysNext>> = {
  answered: 'always',
  'second-answered': 'always',
  extended: 'always',
  given: 'unless-given',
  closed: 'if-told',
};

/** The complaint behind an item as this member of staff may work it; null for other items. */
export async function showItemComplaint(
  staff: Staff,
  item: Pick<ShownItem, 'id' | 'kind' | 'status' | 'mayWork'>,
): Promise<ItemComplaint | null> {
  const kind = COMPLAINT_KINDS.find((one) => one === item.kind);
  const row = kind ? await readComplaint(staff, item.id) : null;
  if (!kind || !row) return null;
  const known = {
    staffId: staff.id,
    aboutKnown: !row.seniorsOnly,
    keptFrom: row.about.map(({ id }) => id),
  };
  const may = COMPLAINT_MOVES[kind].filter(
    (move: ComplaintMoveName) =>
      item.mayWork &&
      (!bySeniors.includes(move) || hasRole(staff, seniors)) &&
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

/**
 * What the page of one move shows; the plain 404 where the move does not belong to the item now, but for
 * what was just refused: a colleague may have been quicker, and what was typed is not lost.
 */
export async function loadComplaintMove(args: LoaderFunctionArgs) {
  const { staff, view } = await loadItemPage(args, officers, 'complaint');
  const move = moveIn(args.params);
  const complaint = await showItemComplaint(staff, view.item);
  const belongs = args.context.refused
    ? complaint && (COMPLAINT_MOVES[complaint.kind] as readonly string[]).includes(move)
    : complaint?.may.includes(move);
  if (!complaint || !belongs) throw notFound();
  const people =
    move === 'about'
      ? (await listNameable()).filter(({ id }) => id !== staff.id)
      : move === 'passed-on'
        ? await listTeam()
        : [];
  return { ...view, move, complaint, people, say: wordsToSay(complaint.kind, move, view.item) };
}

/** What a letter or a call says of where to go next, in the person's language; null where nothing. */
function wordsToSay(kind: ComplaintKind, move: ComplaintMoveName, item: { language: string }) {
  const when = sayingNext[move];
  if (kind === 'compliment' || !when) return null;
  const language = isLanguage(item.language) ? item.language : 'en';
  const told = { text: '', data: { next: nextFrom(kind, move) } };
  const paragraphs = toldParagraphs(translatorFor(language), language, told) ?? [];
  return { when, language, paragraphs };
}

type Refusal = { kind: string; because?: string; field?: string };

const fields: Record<string, (refusal: Refusal) => RefusalField> = {
  unreachable: () => ({ field: 'means' }),
  'not-staff': () => ({ field: 'staff', code: 'not-an-option' }),
  'about-oneself': () => ({ field: 'staff' }),
  'day-in-future': ({ field }) => ({ field }),
  'day-before': ({ field }) => ({ field }),
  'not-done': () => ({ field: 'why' }),
  'wrote-since': () => ({ field: 'why' }),
  clock: ({ because }) => ({ code: `clock-${because}` }),
};

type Run<Form> = (
  staff: Staff,
  itemId: string,
  form: Form,
  day: Temporal.PlainDate,
) => Promise<Refusal>;

function by<S extends z.ZodType>(schema: S, run: Run<z.output<S>>) {
  return (args: ActionFunctionArgs, done: string) =>
    answerMove(args, { roles: officers, fields, schema, done, run });
}

const answers: Record<ComplaintMoveName, ReturnType<typeof by>> = {
  about: by(complaintSchemas.about, recordAbout),
  acknowledged: by(complaintSchemas.acknowledged, acknowledgeComplaint),
  answered: by(complaintSchemas.answered, answerComplaint),
  'second-asked': by(complaintSchemas['second-asked'], askSecondLook),
  'looks-again': by(complaintSchemas['looks-again'], lookAgain),
  'second-answered': by(complaintSchemas['second-answered'], answerSecondTime),
  'identity-asked': by(complaintSchemas['identity-asked'], askIdentity),
  'identity-shown': by(complaintSchemas['identity-shown'], recordIdentity),
  extended: by(complaintSchemas.extended, extendOwnData),
  given: by(complaintSchemas.given, giveOwnData),
  'passed-on': by(complaintSchemas['passed-on'], passOn),
  seen: by(complaintSchemas.seen, markSeen),
  thanked: by(complaintSchemas.thanked, thankSender),
  closed: by(complaintSchemas.closed, closeComplaint),
};

/** Makes the move that the address names. */
export function answerComplaintMove(args: ActionFunctionArgs) {
  const move = moveIn(args.params);
  return answers[move](args, `complaint-${move}`);
}
