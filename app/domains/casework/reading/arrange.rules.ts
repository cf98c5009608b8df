import { AREAS } from '~/domains/evidence';
import { comparePassages, type Comparison } from './plan-compare.rules';
import type {
  AreaPart,
  ContentsLine,
  EarlierPlan,
  NumberedPiece,
  PieceGroup,
  Reading,
  ReadPiece,
  ReadSending,
} from './reading.view';

/** All that was sent about one child, before it is laid out. */
export type SentThings = { sendings: ReadSending[]; pieces: ReadPiece[] };

type Layout = Pick<
  Reading,
  | 'plans'
  | 'earlier'
  | 'beside'
  | 'areas'
  | 'evidence'
  | 'unlabelled'
  | 'voices'
  | 'yearly'
  | 'contents'
  | 'files'
>;

const newestFirst = (a: ReadSending, b: ReadSending) => b.sentAt.localeCompare(a.sentAt);

/** Each parent's plan in force, and the versions before it, the latest first. */
export function plansOf(sendings: readonly ReadSending[]): {
  current: ReadSending[];
  earlier: ReadSending[];
} {
  const plans = sendings.filter((sending) => sending.kind === 'plan').sort(byNumber);
  const current = plans.filter(
    (plan, at) => plans.findIndex((other) => other.accountId === plan.accountId) === at,
  );
  return { current: current.sort(newestFirst), earlier: plans.filter((p) => !current.includes(p)) };
}

function byNumber(a: ReadSending, b: ReadSending): number {
  return (b.number ?? 0) - (a.number ?? 0) || newestFirst(a, b);
}

/**
 * Lays out the reading page: plans by area with the evidence labelled to each area, what has no
 * label, the child's own voice, and the list of contents. `besideId` names an earlier plan to be
 * laid beside that parent's current one. Every piece stands once, with its translations.
 */
export function arrange({ sendings, pieces }: SentThings, besideId: string | null): Layout {
  const { current, earlier } = plansOf(sendings);
  const voices = sendings.filter((sending) => sending.kind === 'voice').sort(newestFirst);
  const yearly = sendings.filter((sending) => sending.kind === 'yearly').sort(newestFirst);
  const evidence = sendings.filter((sending) => sending.kind === 'evidence').sort(newestFirst);
  const gone = new Set(earlier.map(({ id }) => id));
  const groups = groupsOf(pieces.filter((piece) => !gone.has(piece.sendingId)));
  const spoken = new Set(voices.map(({ id }) => id));
  const ofVoices = groups.filter(({ original }) => spoken.has(original.sendingId));
  const others = groups.filter(({ original }) => !spoken.has(original.sendingId));
  const before = earlier.find(({ id }) => id === besideId);
  const after = before && current.find(({ accountId }) => accountId === before.accountId);
  const areas = AREAS.map((area): AreaPart => ({
    area,
    words: current.flatMap((plan) => {
      const compared = plan === after ? compareArea(before!, plan, area) : null;
      const text = plan.plan?.areas[area] ?? '';
      if (text.trim() === '' && (compared === null || compared.state === 'empty')) return [];
      const { id: sendingId, by, language, isNew } = plan;
      return [{ sendingId, by, language, text, isNew, compared }];
    }),
    groups: others.filter(({ original }) => areasIn(original)[0] === area),
    also: others
      .map(({ original }) => original)
      .filter((piece) => areasIn(piece).indexOf(area) > 0),
  }));
  const unlabelled = others.filter(({ original }) => areasIn(original).length === 0);
  const voiceParts = voices.map((sending) => ({
    sending,
    groups: ofVoices.filter(({ original }) => original.sendingId === sending.id),
  }));
  const ordered = [
    ...areas.flatMap((part) => part.groups),
    ...unlabelled,
    ...voiceParts.flatMap((part) => part.groups),
  ].flatMap(({ original, translations }) => [original, ...translations]);
  numberFiles(ordered);
  return {
    plans: current,
    earlier: earlier.map(lineOf),
    beside:
      before && after
        ? {
            plan: lineOf(before),
            sendingId: after.id,
            whole: compareWhole(before, after),
          }
        : null,
    areas,
    evidence,
    unlabelled,
    voices: voiceParts,
    yearly,
    contents: contentsOf([...yearly, ...current], voices, evidence, ordered),
    files: ordered.filter((piece) => piece.fileNumber !== null).length,
  };
}

function compareArea(before: ReadSending, now: ReadSending, area: (typeof AREAS)[number]) {
  const text = (sending: ReadSending) => sending.plan?.areas[area] ?? '';
  return comparePassages(text(before), text(now), now.language);
}

function compareWhole(before: ReadSending, now: ReadSending): Comparison {
  return comparePassages(before.plan?.whole ?? '', now.plan?.whole ?? '', now.language);
}

function lineOf({ id, accountId, by, number, sentAt, language }: ReadSending): EarlierPlan {
  return { id, accountId, by, number, sentAt, language };
}

/** The areas of a piece in the order of the page. */
function areasIn(piece: ReadPiece): string[] {
  return AREAS.filter((area) => piece.areas.includes(area));
}

/** Pieces with what translates them; a translation whose original is not there stands by itself. */
function groupsOf(pieces: readonly ReadPiece[]): PieceGroup[] {
  const numbered = pieces.map((piece): NumberedPiece => ({ ...piece, fileNumber: null }));
  const root = (piece: NumberedPiece): NumberedPiece => {
    const passed = new Set<string>();
    let at = piece;
    for (;;) {
      const next = numbered.find(({ id }) => id === at.translationOfId);
      if (!next || passed.has(next.id)) return at;
      passed.add(at.id);
      at = next;
    }
  };
  const originals = numbered.filter((piece) => root(piece) === piece);
  return originals.map((original) => ({
    original,
    translations: numbered.filter((piece) => piece !== original && root(piece) === original),
  }));
}

function numberFiles(pieces: NumberedPiece[]): void {
  let number = 0;
  for (const piece of pieces) if (piece.file) piece.fileNumber = ++number;
}

/** Where a piece stands on the page: files by number, so that one can step through them. */
export function anchorOf(piece: NumberedPiece): string {
  return piece.fileNumber === null ? `piece-${piece.id}` : `file-${piece.fileNumber}`;
}

/** True where a plan, a voice, a yearly answer or a set of evidence has words of its own beside its pieces. */
export function hasWords({ plan, voice, yearly, note }: ReadSending): boolean {
  if (yearly) return true;
  if (plan) {
    const texts = [plan.whole, plan.talkWords, ...Object.values(plan.areas)];
    return plan.talk || plan.approach !== null || texts.some((text) => text.trim() !== '');
  }
  if (voice) {
    const chosen = Object.values(voice.board).flat();
    return [voice.words, voice.note].some((text) => text.trim() !== '') || chosen.length > 0;
  }
  return note.trim() !== '';
}

function contentsOf(
  plans: ReadSending[],
  voices: ReadSending[],
  evidence: ReadSending[],
  pieces: NumberedPiece[],
): ContentsLine[] {
  const words = (sendings: ReadSending[]) =>
    sendings.filter(hasWords).map(({ id, kind, by, isNew }) => ({
      anchor: `sending-${id}`,
      kind,
      name: '',
      by,
      isNew,
    }));
  const things = pieces.map((piece) => ({
    anchor: anchorOf(piece),
    kind: piece.form,
    name: piece.title || piece.file?.name || piece.text.slice(0, 80),
    by: piece.by,
    isNew: piece.isNew,
  }));
  return [...words(plans), ...words(evidence), ...things, ...words(voices)];
}

/** True for what came after the last look (moments as ISO text in UTC); at the first look all is new. */
export function isNewSince(lastLook: string | null, ...moments: (string | null)[]): boolean {
  if (lastLook === null) return true;
  return moments.some((moment) => moment !== null && Date.parse(moment) > Date.parse(lastLook));
}
