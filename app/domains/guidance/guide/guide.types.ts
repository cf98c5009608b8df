import type { Language } from '~/platform/i18n';
import type { GuideSlug, GuideTool } from './guide.contents';

/** A piece of a line of the guide. Values of the council are in it already. */
export type GuideInline =
  | { kind: 'text'; text: string }
  /** A name of the council, set apart in direction. */
  | { kind: 'name'; text: string }
  | { kind: 'strong' | 'emphasis'; content: GuideInline[] }
  /** `to` begins with `/` where it is a page of the portal, in whichever language the reader has. */
  | { kind: 'link'; to: string; content: GuideInline[] }
  | { kind: 'break' };

export const DUTY_KINDS = ['must', 'may', 'neednot'] as const;
export type DutyKind = (typeof DUTY_KINDS)[number];

export const BOX_KINDS = ['law', 'local', 'planned', 'care'] as const;
export type BoxKind = (typeof BOX_KINDS)[number];

/** What the portal draws itself from the council's profile where a page names it. */
export const DRAWN_KINDS = ['times', 'kept', 'cookies', 'contact'] as const;
export type DrawnKind = (typeof DRAWN_KINDS)[number];

export type GuideBlock =
  | { kind: 'heading'; level: 2 | 3; id: string; content: GuideInline[] }
  | { kind: 'paragraph'; content: GuideInline[] }
  | { kind: 'list'; ordered: boolean; items: GuideBlock[][] }
  | ({ kind: 'duties' } & Record<DutyKind, GuideBlock[][]>)
  | { kind: 'box'; box: BoxKind; blocks: GuideBlock[] }
  | { kind: 'source'; content: GuideInline[] }
  | { kind: 'tool'; tool: GuideTool }
  | { kind: DrawnKind };

export type GuideChange = { on: string; what: string };

/**
 * How the words that the reader gets stand to the English ones: they are these; a translation that
 * matches them, or one of older ones; or the English ones, because there is no translation.
 */
export type GuideStanding = 'english' | 'matched' | 'older' | 'untranslated';

/** One page of the guide as a reader of one language gets it. */
export type GuidePage = {
  slug: GuideSlug;
  /** The language of the words, which is English where there is no translation. */
  language: Language;
  standing: GuideStanding;
  /** The day on which the translation last matched the English words. */
  matchedOn: string | null;
  title: string;
  summary: string;
  blocks: GuideBlock[];
  audience: 'families' | 'schools' | 'everyone';
  basis: 'law' | 'local-policy' | 'both';
  sources: string[];
  checkedOn: string;
  version: number;
  /** Newest first. */
  changes: GuideChange[];
  /** Other words that people look for this page with. */
  also: string[];
  leaveQuickly: boolean;
  short: boolean;
};

/** The words of a line, without its looks. */
export function plainText(content: readonly GuideInline[]): string {
  return content
    .map((piece) => {
      if (piece.kind === 'text' || piece.kind === 'name') return piece.text;
      return piece.kind === 'break' ? ' ' : plainText(piece.content);
    })
    .join('');
}
