import type { Temporal } from 'temporal-polyfill';
import { addDays } from '~/platform/calendar';
import { AREAS, emptyYearly, type SendingKind } from '~/domains/evidence';
import { searchKey, type ItemFlag } from '~/domains/intake';
import { earlier, readingClock } from './clocks-of';
import { clockRow, dayColumn, momentOn, nextDue, type PlannedFile } from './council-rows';
import { createGenerator, type Generator } from './generator';
import type { Planner } from './plan-council';
import type { PlannedNotice } from './plan-family';
import type { Stage } from './sketch';
import { SENT_THINGS, type PieceSketch, type SendingSketch } from './sent-things';
import { EVIDENCE_WORDS, PLAN_WORDS, WHOLE_WORDS } from './sent-words';

/** So many families have sent something, of the 150. */
export const SENDING_FAMILIES = 50;
const SEED = 20_261_122;
/** So many ordinary families send a photograph. */
const PHOTOGRAPHS = 4;

const sends: readonly Stage[] = [
  'open',
  'waiting-other',
  'due-soon',
  'due-today',
  'waiting-parent',
  'decided',
];

/** Adds what parents sent: plans, evidence and children's voices, with their items, files and clocks. */
export function planSendings(planner: Planner, notices: readonly PlannedNotice[]): void {
  const choose = createGenerator(SEED);
  const families = new Set<string>();
  const numbers = new Map<string, number>();
  const plan = (notice: PlannedNotice, sketches: readonly SendingSketch[]) => {
    families.add(notice.familyId);
    for (const sketch of sketches) planSending({ planner, choose, numbers }, notice, sketch);
  };
  for (const [email, lists] of Object.entries(SENT_THINGS)) {
    const own = notices.filter(({ sketch }) => sketch.email === email);
    for (const [at, sketches] of lists.entries()) plan(own[at]!, sketches);
  }
  let photographs = 0;
  for (const notice of notices) {
    if (families.size >= SENDING_FAMILIES) break;
    if (families.has(notice.familyId) || !notice.accountId || notice.sketch.withdrawn) continue;
    if (!sends.includes(notice.sketch.stage)) continue;
    plan(notice, anySendings(choose, notice, photographs < PHOTOGRAPHS ? ++photographs : null));
  }
}

/** What an ordinary family sent; `photograph` is the number of its picture, where it has one. */
function anySendings(
  choose: Generator,
  { sketch, children }: PlannedNotice,
  photograph: number | null,
): SendingSketch[] {
  const most = Math.max(0, sketch.daysAgo - 2);
  const daysAgo = Math.min(most, choose.whole(0, 18));
  const read = sketch.stage === 'decided' && choose.chance(0.4);
  const language = sketch.language;
  const first: SendingSketch = {
    kind: 'plan',
    child: 0,
    daysAgo,
    stage: read ? 'read' : choose.chance(0.3) ? 'opened' : 'unread',
    plan: anyPlan(choose, language),
  };
  const before: SendingSketch[] =
    sketch.daysAgo > 365
      ? [{ ...first, daysAgo: sketch.daysAgo - 3, stage: 'read', plan: anyPlan(choose, language) }]
      : [];
  const sibling: SendingSketch[] =
    children.length > 1 && choose.chance(0.5)
      ? [{ ...first, child: 1, plan: anyPlan(choose, language) }]
      : [];
  const pieces: PieceSketch[] = [
    { words: choose.pick(EVIDENCE_WORDS[language]), areas: ['academic'], labelled: true },
    ...(photograph === null
      ? []
      : [
          {
            file: {
              name: `photo ${photograph}.jpg`,
              recipe: { make: 'photo' as const, seed: 100 + photograph },
            },
            labelled: true,
          },
        ]),
  ];
  const evidence: SendingSketch[] =
    photograph !== null || choose.chance(0.4)
      ? [{ kind: 'evidence', child: 0, daysAgo: Math.min(daysAgo, 1), stage: 'unread', pieces }]
      : [];
  const voice: SendingSketch[] = choose.chance(0.2)
    ? [
        {
          kind: 'voice',
          child: 0,
          daysAgo,
          stage: 'unread',
          voice: {
            board: {
              like: choose.pick([['draw', 'bike'], ['read'], ['ball', 'games', 'build']]),
              places: choose.pick([['home'], ['park', 'library']]),
            },
          },
        },
      ]
    : [];
  return [...before, first, ...sibling, ...evidence, ...voice];
}

function anyPlan(choose: Generator, language: PlannedNotice['sketch']['language']) {
  if (choose.chance(0.12)) return { talk: true, talkWords: '' };
  if (choose.chance(0.2)) return { whole: choose.pick(WHOLE_WORDS[language]) };
  const words = PLAN_WORDS[language];
  const areas = AREAS.flatMap((area) =>
    words[area] && (area === 'academic' || choose.chance(0.6))
      ? [[area, choose.pick(words[area])] as const]
      : [],
  );
  return {
    areas: Object.fromEntries(areas),
    approach: choose.pick(['structured', 'autonomous', 'mixed', null] as const),
  };
}

type Sending = { planner: Planner; choose: Generator; numbers: Map<string, number> };
type Planned = {
  id: string;
  itemId: string;
  day: Temporal.PlainDate;
  readOn: Temporal.PlainDate;
  sketch: SendingSketch;
  notice: PlannedNotice;
};

function planSending(context: Sending, notice: PlannedNotice, sketch: SendingSketch): void {
  const { planner, choose, numbers } = context;
  const { rows, setting } = planner;
  const day = addDays(setting.today, -sketch.daysAgo);
  const child = notice.children[sketch.child]!;
  const told = rows.notificationChildren.find(
    (row) => row.notificationId === notice.notificationId && row.childId === child.id,
  )!;
  const planned: Planned = {
    id: choose.uuid(),
    itemId: choose.uuid(),
    day,
    readOn: earlier(addDays(day, 2), setting.today),
    sketch,
    notice,
  };
  const sent = sketch.stage !== 'draft';
  const at = momentOn(day, 10);
  const key = `${notice.accountId}:${child.id}:${sketch.kind}`;
  const number = sent && sketch.kind !== 'evidence' ? (numbers.get(key) ?? 0) + 1 : null;
  if (number) numbers.set(key, number);
  rows.sendings.push({
    id: planned.id,
    accountId: notice.accountId!,
    kind: sketch.kind,
    state: sent ? 'sent' : 'draft',
    toldChildId: sketch.kind === 'evidence' ? null : told.id!,
    number,
    answers: answersFor(sketch),
    version: 1,
    language: notice.sketch.language,
    createdAt: at,
    updatedAt: at,
    expiresAt: sent ? null : momentOn(addDays(setting.today, 60)),
    sentAt: sent ? at : null,
    receivedOn: sent ? dayColumn(day) : null,
    firstReadAt: ['opened', 'read'].includes(sketch.stage) ? momentOn(planned.readOn, 15) : null,
    itemId: sent ? planned.itemId : null,
  });
  const files = planPieces(context, planned, told.id!);
  if (!sent) return;
  planItem(context, planned, child.id, files);
  planReading(context, planned, child.id);
  planQuestion(context, planned, child.id);
}

function answersFor({ kind, plan, voice, note }: SendingSketch) {
  const answers: Record<SendingKind, object> = {
    plan: { areas: {}, whole: '', approach: null, talk: false, talkWords: '', ...plan },
    voice: { words: '', board: {}, note: '', noteBy: '', ...voice },
    evidence: { note: note ?? '' },
    yearly: emptyYearly(),
  };
  return answers[kind];
}

function planPieces(
  { planner: { rows, setting }, choose }: Sending,
  { id: sendingId, sketch, notice, day }: Planned,
  toldChildId: string,
): PlannedFile[] {
  const ids: string[] = [];
  const files: PlannedFile[] = [];
  for (const [order, piece] of (sketch.pieces ?? []).entries()) {
    const id = choose.uuid();
    ids.push(id);
    const createdAt = new Date(momentOn(day, 8).getTime() + order * 1000);
    const file = piece.file && {
      id: choose.uuid(),
      accountId: notice.accountId!,
      sendingId,
      createdAt,
      ...piece.file,
    };
    if (file) files.push(file);
    rows.pieces.push({
      id,
      sendingId,
      form: file ? 'file' : piece.link ? 'link' : 'words',
      fileId: file?.id ?? null,
      text: piece.link ?? piece.words ?? '',
      title: piece.title ?? '',
      note: piece.note ?? '',
      areas: piece.areas ?? [],
      madeOn:
        piece.madeDaysAgo === undefined
          ? null
          : dayColumn(addDays(setting.today, -piece.madeDaysAgo)),
      translationOfId: piece.translates === undefined ? null : ids[piece.translates]!,
      createdAt,
    });
    if (piece.labelled && sketch.kind === 'evidence') {
      rows.pieceChildren.push({ pieceId: id, toldChildId });
    }
  }
  rows.files.push(...files);
  return files;
}

const reaching: readonly ItemFlag[] = ['not-safe-to-email', 'not-safe-to-write', 'interpreter'];

function flagsOf({ sketch }: Planned, noticed: string[], files: PlannedFile[]): string[] {
  const refused = files.filter((file) => file.state === 'refused');
  return [
    ...reaching.filter((flag) => noticed.includes(flag)),
    ...(sketch.plan?.talk ? ['prefers-to-talk'] : []),
    ...(refused.some((file) => file.refusal !== 'found') ? ['file-refused'] : []),
    ...(refused.some((file) => file.refusal === 'found') ? ['file-found-bad'] : []),
  ];
}

function planItem(
  { planner, choose }: Sending,
  planned: Planned,
  childId: string,
  files: PlannedFile[],
): void {
  const { rows, setting, staffIds } = planner;
  const { itemId, day, readOn, sketch, notice } = planned;
  const told = rows.items.find((item) => item.id === notice.itemId)!;
  const child = notice.children[sketch.child]!;
  const title = `${child.answers.givenNames} ${child.answers.familyName}`;
  const reference = planner.reference();
  const read = sketch.stage === 'read';
  const answered = sketch.asked?.answer !== undefined;
  const clock = clockRow(choose.uuid(), itemId, readingClock(day, read ? readOn : null, setting));
  const readAt = read ? momentOn(readOn, 20) : null;
  rows.items.push({
    id: itemId,
    reference,
    kind: sketch.kind,
    status: read ? 'decided' : sketch.stage === 'opened' ? 'open' : 'new',
    receivedAt: momentOn(day, 10),
    receivedOn: dayColumn(day),
    ...nextDue([clock]),
    ownerId:
      sketch.stage === 'unread' && choose.chance(0.5)
        ? null
        : staffIds[notice.sketch.owner ?? 'officer'],
    accountId: notice.accountId,
    familyId: notice.familyId,
    parentItemId: notice.itemId,
    title,
    language: notice.sketch.language,
    yearGroups: told.yearGroups,
    schools: told.schools,
    flags: [
      ...flagsOf(planned, told.flags as string[], files),
      ...(answered ? ['unread-message'] : []),
    ],
    searchText: searchKey(title, reference, reference.replaceAll('-', ''), told.searchText),
    body: { sendingId: planned.id },
    source: 'portal',
    decidedAt: readAt,
    closedAt: readAt,
  });
  rows.itemChildren.push({ itemId, childId });
  rows.clocks.push(clock);
  const parent = { actorKind: 'parent', actorId: notice.accountId, itemId };
  const at = momentOn(day, 10);
  const { familyId } = notice;
  const kind = sketch.kind;
  rows.audit.push(
    { ...parent, at, familyId, action: 'item.received', detail: { kind, source: 'portal' } },
    {
      ...parent,
      at,
      familyId,
      childId,
      action: 'sending.sent',
      detail: { kind, sendingId: planned.id },
    },
  );
}

function planReading(
  { planner: { rows, staffIds } }: Sending,
  { id, itemId, readOn, sketch, notice }: Planned,
  childId: string,
): void {
  if (sketch.stage === 'unread') return;
  const staffId = staffIds[notice.sketch.owner ?? 'officer'];
  const staff = { actorKind: 'staff', actorId: staffId, familyId: notice.familyId };
  const at = momentOn(readOn, 15);
  rows.audit.push(
    { ...staff, at, action: 'child.read', childId, detail: { sendings: [id] } },
    { ...staff, at, action: 'sending.first-read', itemId, detail: { sendingId: id } },
  );
  if (sketch.stage === 'read') {
    rows.audit.push({ ...staff, at: momentOn(readOn, 20), action: 'item.evidence-read', itemId });
  }
  const there = rows.readings.find((row) => row.staffId === staffId && row.childId === childId);
  if (!there) rows.readings.push({ staffId, childId, lastAt: at });
  else if ((there.lastAt as Date) < at) there.lastAt = at;
}

function planQuestion(
  { planner: { rows, setting, staffIds }, choose }: Sending,
  { id, itemId, sketch, notice }: Planned,
  childId: string,
): void {
  const { asked } = sketch;
  if (!asked) return;
  const { passage, quote, text, answer } = asked;
  const on = addDays(setting.today, -asked.daysAgo);
  const staffId = staffIds[notice.sketch.owner ?? 'officer'];
  const { language } = notice.sketch;
  rows.messages.push({
    id: choose.uuid(),
    itemId,
    from: 'council',
    staffId,
    text,
    language: 'en',
    data: { sendingId: id, passage, quote, quoteLanguage: language },
    at: momentOn(on, 18),
  });
  rows.audit.push({
    at: momentOn(on, 18),
    actorKind: 'staff',
    actorId: staffId,
    action: 'item.passage-asked',
    itemId,
    childId,
    familyId: notice.familyId,
    detail: { sendingId: id, passage },
  });
  if (!answer) return;
  rows.messages.push({
    id: choose.uuid(),
    itemId,
    from: 'parent',
    accountId: notice.accountId,
    text: answer,
    language,
    at: momentOn(addDays(on, 1), 9),
  });
}
