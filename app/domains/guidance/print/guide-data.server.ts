import { environment } from '~/platform/config/environment.server';
import { isolate } from '~/platform/documents/printable-text';
import {
  directionOf,
  formatDate,
  translatorFor,
  type Language,
  type Translate,
} from '~/platform/i18n';
import { drawnParts } from '../drawn.server';
import { isGuideSlug } from '../guide/guide.contents';
import { guidePages } from '../guide/guide.server';
import {
  DUTY_KINDS,
  type GuideBlock,
  type GuideInline,
  type GuidePage,
} from '../guide/guide.types';
import type { Drawn } from '../pages/drawn-blocks';

type PrintedPiece =
  | { kind: 'text'; text: string }
  | { kind: 'break' }
  | { kind: 'strong' | 'emphasis'; content: PrintedPiece[] }
  | { kind: 'link'; content: PrintedPiece[]; page: string }
  | { kind: 'link'; content: PrintedPiece[]; to: string };

type PrintedBlock =
  | { kind: 'heading'; level: number; content: PrintedPiece[] }
  | { kind: 'paragraph' | 'source'; content: PrintedPiece[] }
  | { kind: 'list'; ordered: boolean; items: PrintedBlock[][] }
  | { kind: 'box'; box: string; label: string; blocks: PrintedBlock[] }
  | { kind: 'table'; rows: string[][] };

/** The guide in one language as the template of its PDF takes it. */
export function guideData(language: Language) {
  const { profile } = environment();
  const t = translatorFor(language);
  const pages = guidePages(language);
  const checked = pages.map(({ checkedOn }) => checkedOn).sort();
  const date = formatDate(language, checked.at(-1) ?? '2026-01-01');
  return {
    title: t('guide:title'),
    lead: t('guide:lead'),
    direction: directionOf(language),
    council: isolate(profile.council.name, directionOf(language)),
    notes: [
      t('guide:pdf.madeFrom', { date }),
      ...(language === 'en' ? [] : [t('public:authoritative')]),
    ],
    labels: {
      contents: t('guide:pdf.contents'),
      page: t('guide:pdf.page', { page: '{page}', pages: '{pages}' }),
    },
    pages: pages.map((page) => printedPage(page, language, t)),
  };
}

function printedPage(page: GuidePage, language: Language, t: Translate) {
  const { slug, title, summary, version, standing, matchedOn } = page;
  const said: Said = {
    t: translatorFor(page.language),
    language: page.language,
    reader: language,
    drawn: drawnParts(),
  };
  const date = matchedOn ? formatDate(language, matchedOn) : '';
  return {
    slug,
    title,
    summary,
    source: said.t('guide:source'),
    language: page.language,
    direction: directionOf(page.language),
    notes:
      standing === 'older' || standing === 'untranslated'
        ? [t(`guide:standing.${standing}Printed`, { date })]
        : [],
    blocks: page.blocks.flatMap((block) => printed(block, said)),
    checked: t('guide:page.checkedOn', { date: formatDate(language, page.checkedOn), version }),
  };
}

/** How a page is said: in the language of its words, with links for the reader's. */
type Said = { t: Translate; language: Language; reader: Language; drawn: Drawn };

function printed(block: GuideBlock, said: Said): PrintedBlock[] {
  const { t } = said;
  const all = (blocks: readonly GuideBlock[]) => blocks.flatMap((each) => printed(each, said));
  switch (block.kind) {
    case 'heading':
      return [{ kind: 'heading', level: block.level, content: pieces(block.content, said) }];
    case 'paragraph':
    case 'source':
      return [{ kind: block.kind, content: pieces(block.content, said) }];
    case 'list':
      return [{ kind: 'list', ordered: block.ordered, items: block.items.map(all) }];
    case 'duties':
      return DUTY_KINDS.filter((duty) => block[duty].length > 0).map((duty) => ({
        kind: 'box',
        box: duty,
        label: t(`common:layout.${duty}`),
        blocks: [{ kind: 'list', ordered: false, items: block[duty].map(all) }],
      }));
    case 'box':
      return [
        {
          kind: 'box',
          box: block.box,
          label: t(`guide:box.${block.box}`),
          blocks: all(block.blocks),
        },
      ];
    case 'tool':
      return [linkTo(`/guide/${block.tool}`, t(`guide:tools.${block.tool}.title`), said)];
    case 'times':
      return [timesTable(said)];
    case 'kept':
      return [keptTable(said)];
    case 'cookies':
      return [cookiesTable(said)];
    case 'contact':
      return [contactLines(said)];
  }
}

function pieces(content: readonly GuideInline[], said: Said): PrintedPiece[] {
  return content.map((piece): PrintedPiece => {
    switch (piece.kind) {
      case 'text':
      case 'break':
        return piece;
      case 'name':
        return { kind: 'text', text: isolate(piece.text, directionOf(said.language)) };
      case 'strong':
      case 'emphasis':
        return { kind: piece.kind, content: pieces(piece.content, said) };
      case 'link':
        return link(piece.to, pieces(piece.content, said), said);
    }
  });
}

/** Another page of the guide is in the same document; what is on the portal has its whole address. */
function link(to: string, content: PrintedPiece[], { reader }: Said): PrintedPiece {
  const [, page] = /^\/guide\/([a-z0-9-]+)(?:#|$)/.exec(to) ?? [];
  if (isGuideSlug(page)) return { kind: 'link', page, content };
  const whole = to.startsWith('/') ? `${environment().publicUrl.origin}/${reader}${to}` : to;
  return { kind: 'link', to: whole, content };
}

function linkTo(path: string, words: string, said: Said): PrintedBlock {
  const content: PrintedPiece[] = [{ kind: 'text', text: words }];
  return { kind: 'paragraph', content: [link(path, content, said)] };
}

function timesTable({ t, drawn }: Said): PrintedBlock {
  const head = ['what', 'time', 'basis'].map((name) => t(`guide:times.${name}`));
  const rows = drawn.times.map(({ code, unit, length, basis }) => [
    t(`guide:times.rows.${code}`),
    t(`guide:units.${unit}`, { count: length }),
    t(`guide:times.${basis === 'law' ? 'law' : 'local'}`),
  ]);
  return { kind: 'table', rows: [head, ...rows] };
}

function keptTable({ t, drawn }: Said): PrintedBlock {
  const head = [t('guide:kept.what'), t('guide:kept.time')];
  const rows = drawn.kept.map(({ what, time, count }) => [
    t(`guide:kept.${what}`),
    t(`guide:kept.${time}`, { count }),
  ]);
  return { kind: 'table', rows: [head, ...rows] };
}

function cookiesTable({ t }: Said): PrintedBlock {
  const head = ['name', 'purpose', 'time'].map((name) => t(`guide:cookies.${name}`));
  const rows = ['session', 'browser', 'known'].map((name) => [
    name,
    t(`guide:cookies.${name}`),
    t(`guide:cookies.${name}Time`),
  ]);
  return { kind: 'table', rows: [head, ...rows] };
}

function contactLines({ t, drawn, language }: Said): PrintedBlock {
  const { team, phone, email } = drawn.contact;
  const apart = (text: string) => isolate(text, directionOf(language));
  const lines = [
    apart(team),
    `${t('guide:contact.phone')} ${apart(phone)}`,
    `${t('guide:contact.email')} ${apart(email)}`,
  ];
  const content = lines.flatMap((text, at): PrintedPiece[] =>
    at === 0 ? [{ kind: 'text', text }] : [{ kind: 'break' }, { kind: 'text', text }],
  );
  return { kind: 'paragraph', content };
}
