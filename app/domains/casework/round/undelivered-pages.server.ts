import { randomUUID } from 'node:crypto';
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { recordAudits } from '~/platform/audit/audit.server';
import { keptForm } from '~/platform/auth/stash.server';
import type { Staff } from '~/platform/auth/session.server';
import { today } from '~/platform/calendar';
import { db } from '~/platform/db/database.server';
import { pageControls } from '~/platform/form/page-controls.server';
import { parse, readForm, refusal, refuse } from '~/platform/form/parse.server';
import { officers } from '~/platform/permissions/access';
import { notFound, requireStaff } from '~/platform/permissions/guard.server';
import { idIn } from '../item/item-pages.server';
import { copiesToHold } from '../letter/hold-copies.server';
import { waysTo } from '../letter/reach.rules';
import { auditOfCopies } from './copy-audit.server';
import { COPY_ACTS, copyActSchema, type CopyAct } from './messages.schema';
import { reachNow, type KnownAdult } from './readers.rules';
import { listKnownAdults } from './readers.store.server';
import { UNDELIVERED } from './round.codes';
import { sendAgain } from './send-again.server';
import { markCameBack, settleCopy } from './settle-copy.server';
import {
  childrenOfFamily,
  countByState,
  findCopyLine,
  listTried,
  listUndelivered,
  namesOfChildren,
  type CopyLine,
} from './undelivered.store.server';
import { nextTries } from './worklist.rules';
import { writeToKnown } from './write-to-known.server';

const PAGE = 50;
const query = z.object({
  after: z.uuid().nullable().catch(null),
  why: z
    .enum(UNDELIVERED as [string, ...string[]])
    .nullable()
    .catch(null),
});

type Page = 'undelivered' | 'message';

/** Every look at families' messages leaves its rows in the trail. */
async function recordLooks(staff: Staff, page: Page, copies: readonly CopyLine[]): Promise<void> {
  const seen = new Map(copies.map((copy) => [copy.familyId, copy]));
  await recordAudits(db(), auditOfCopies(staff.id, 'child.viewed', [...seen.values()], { page }));
}

/** When something happened to a message last, as an instant or a day. */
function lastOf(copy: CopyLine): string {
  const when = copy.returnedAt ?? copy.failedAt ?? copy.mailSentAt ?? copy.createdAt;
  return copy.returnedOn ?? copy.leftOn ?? when.toISOString();
}

function shown(copy: CopyLine, names: ReadonlyMap<string, string>) {
  return {
    id: copy.id,
    name: copy.name,
    familyId: copy.familyId,
    familyName: copy.familyName,
    kind: copy.roundKind,
    stage: copy.roundStage,
    title: copy.roundTitle,
    how: copy.how,
    state: copy.state,
    noWay: copy.noWay,
    last: lastOf(copy),
    attempts: copy.attempts,
    to: copy.how === 'email' ? copy.toAddress : copy.addressLines.join(', '),
    children: copy.childIds.flatMap((id) => {
      const name = names.get(id);
      return name === undefined ? [] : [{ id, name }];
    }),
    settleReason: copy.settleReason,
  };
}

function triesOf(copy: CopyLine, adults: readonly KnownAdult[]) {
  const { state, toAddress, addressLines } = copy;
  return nextTries({ state, toAddress, addressLines }, reachNow(copy, adults));
}

/** The worklist of messages that did not arrive, a page of it. */
export async function loadUndelivered(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, officers);
  const { searchParams } = new URL(args.request.url);
  const { after, why } = query.parse({
    after: searchParams.get('after'),
    why: searchParams.get('why'),
  });
  const [found, counts] = await Promise.all([
    listUndelivered(after, why, PAGE + 1),
    countByState(),
  ]);
  const copies = found.slice(0, PAGE);
  const [names, adults] = await Promise.all([
    namesOfChildren(copies.flatMap(({ childIds }) => childIds)),
    listKnownAdults([...new Set(copies.map(({ familyId }) => familyId))]),
    recordLooks(staff, 'undelivered', copies),
  ]);
  const pageTo = (id: string) => {
    const search = new URLSearchParams({ ...(why && { why }), after: id });
    return `/officer/messages/undelivered?${search}`;
  };
  return {
    why,
    counts: UNDELIVERED.map((state) => ({ state, count: counts.get(state) ?? 0 })),
    copies: copies.map((copy) => ({
      ...shown(copy, names),
      next: triesOf(copy, adults.get(copy.familyId) ?? []),
    })),
    nextTo: found.length > PAGE ? pageTo(copies.at(-1)!.id) : null,
    done: searchParams.get('done'),
  };
}

export type UndeliveredView = Awaited<ReturnType<typeof loadUndelivered>>;

/** What can be done about a message as it stands. */
function actsOf(copy: CopyLine, adults: readonly KnownAdult[], isHeld: boolean): CopyAct[] {
  if (copy.state === 'delivered' || copy.state === 'posted') return ['came-back'];
  if (copy.state === 'to-post' ? !isHeld : !UNDELIVERED.some((state) => state === copy.state))
    return [];
  if (!copy.adultId) return ['known', 'settle'];
  const known = reachNow(copy, adults);
  const offered = known ? waysTo(known.reach).filter(({ why }) => why === null) : [];
  return COPY_ACTS.filter((act) => act === 'settle' || offered.some(({ way }) => way === act));
}

/** A message to a whole family is about all of its children. */
async function aboutChildren(copy: CopyLine): Promise<CopyLine> {
  if (copy.childIds.length > 0) return copy;
  return { ...copy, childIds: await childrenOfFamily(copy.familyId) };
}

/** One message with what was tried, what to try next, and what can be done. */
export async function loadMessage(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, officers);
  const found = await findCopyLine(idIn(args.params, 'copy'));
  if (!found) throw notFound();
  const copy = await aboutChildren(found);
  const [tried, adults, held] = await Promise.all([
    listTried(copy),
    listKnownAdults([copy.familyId]).then((all) => all.get(copy.familyId) ?? []),
    copiesToHold([copy]),
    recordLooks(staff, 'message', [copy]),
  ]);
  const names = await namesOfChildren([copy, ...tried].flatMap(({ childIds }) => childIds));
  const known = reachNow(copy, adults);
  const isHeld = held.has(copy.id);
  return {
    copy: { ...shown(copy, names), isHeld },
    tried: tried.map((each) => shown(each, names)),
    next: triesOf(copy, adults),
    reach: known && {
      email: known.newest.email ?? '',
      otherEmail: known.newest.toldEmail === known.newest.email ? '' : known.newest.toldEmail,
      phone: known.newest.phone,
      addressLines: [...known.reach.addressLines],
      ways: waysTo(known.reach).filter(({ way }) => way !== 'by-hand'),
    },
    acts: actsOf(copy, adults, isHeld),
    today: today().toString(),
    submitKey: randomUUID(),
    kept: await keptForm(args.request, `staff:${staff.id}`),
    done: new URL(args.request.url).searchParams.get('done'),
  };
}

export type MessageView = Awaited<ReturnType<typeof loadMessage>>;

/** Does something about a message. */
export async function answerMessage(args: ActionFunctionArgs) {
  const staff = await requireStaff(args, officers);
  const copyId = idIn(args.params, 'copy');
  const values = await readForm(args.request);
  const control = await pageControls(args.request, `staff:${staff.id}`, values);
  if (control) return control;
  const parsed = parse(copyActSchema, values);
  if (!parsed.ok) {
    args.context.refused = true;
    return refuse(parsed.problems);
  }
  const { act, reason, on } = parsed.data;
  const result = await doAct(staff, copyId, act, { reason, on });
  switch (result.kind) {
    case 'done':
      return redirect(`/officer/messages/copy/${copyId}?done=${act}`, 303);
    case 'not-allowed':
      throw new Response(null, { status: 403, statusText: 'Forbidden' });
    case 'date-future':
    case 'before-sent':
      args.context.refused = true;
      return refusal(values, result.kind, 'on');
    case 'settled':
    case 'way-not-offered':
    case 'nobody-known':
    case 'answer-by-passed':
      args.context.refused = true;
      return refusal(values, result.kind);
  }
}

function doAct(
  staff: Staff,
  copyId: string,
  act: CopyAct,
  { reason, on }: { reason: string; on: string | null },
) {
  switch (act) {
    case 'email':
    case 'post':
      return sendAgain(staff, copyId, act);
    case 'known':
      return writeToKnown(staff, copyId, today());
    case 'came-back':
      return markCameBack(staff, copyId, on!, today());
    case 'settle':
      return settleCopy(staff, copyId, reason);
  }
}
