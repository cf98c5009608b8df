import { Fragment } from 'react';
import { MustMayNeedNot, Sign, type Shape } from '~/components/layout';
import { useT } from '~/platform/i18n';
import type { BoxKind, GuideBlock } from '../guide/guide.types';
import { DrawnBlock, type Drawn } from './drawn-blocks';
import { GuideLine } from './guide-inline';
import { ToolLink } from './tool-link';

type BlocksProps = {
  blocks: readonly GuideBlock[];
  drawn: Drawn;
  /** Stands before the address of each part, where several pages are on one. */
  partOf?: string;
};

/** The words of a page of the guide. */
export function GuideBlocks({ blocks, drawn, partOf }: BlocksProps) {
  return (
    <>
      {blocks.map((block, at) => (
        <Fragment key={at}>
          <Block block={block} drawn={drawn} partOf={partOf} under={headingsBefore(blocks, at)} />
        </Fragment>
      ))}
    </>
  );
}

function headingsBefore(blocks: readonly GuideBlock[], at: number): boolean {
  return blocks.slice(0, at).some(({ kind }) => kind === 'heading');
}

type BlockProps = Omit<BlocksProps, 'blocks'> & {
  block: GuideBlock;
  /** Whether it stands under a heading of the page's own parts. */
  under: boolean;
};

function Block({ block, drawn, partOf, under }: BlockProps) {
  switch (block.kind) {
    case 'heading': {
      // On the page with the whole guide each title is an h2 already.
      const level = block.level + (partOf ? 1 : 0);
      const Heading = level === 2 ? 'h2' : level === 3 ? 'h3' : 'h4';
      return (
        <Heading id={partOf ? `${partOf}-${block.id}` : block.id}>
          <GuideLine content={block.content} />
        </Heading>
      );
    }
    case 'paragraph':
      return (
        <p>
          <GuideLine content={block.content} />
        </p>
      );
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul';
      return (
        <List>
          {block.items.map((item, at) => (
            <li key={at}>
              <Item blocks={item} drawn={drawn} />
            </li>
          ))}
        </List>
      );
    }
    case 'duties': {
      const shown = (items: GuideBlock[][]) =>
        items.map((item, at) => <Item key={at} blocks={item} drawn={drawn} />);
      return (
        <MustMayNeedNot
          level={under || partOf ? 3 : 2}
          must={shown(block.must)}
          may={shown(block.may)}
          neednot={shown(block.neednot)}
        />
      );
    }
    case 'box':
      return <Box box={block.box} blocks={block.blocks} drawn={drawn} />;
    case 'source':
      return <GuideSource content={block.content} />;
    case 'tool':
      return <ToolLink tool={block.tool} />;
    default:
      return <DrawnBlock kind={block.kind} drawn={drawn} />;
  }
}

/** A point of a list; the usual one is one line without a paragraph of its own. */
function Item({ blocks, drawn }: { blocks: readonly GuideBlock[]; drawn: Drawn }) {
  const [first, ...rest] = blocks;
  if (first?.kind !== 'paragraph') return <GuideBlocks blocks={blocks} drawn={drawn} />;
  return (
    <>
      <GuideLine content={first.content} />
      <GuideBlocks blocks={rest} drawn={drawn} />
    </>
  );
}

const boxes: Record<BoxKind, { shape: Shape; look: string }> = {
  law: { shape: 'bang', look: 'border-s-8 border-ink bg-surface' },
  local: { shape: 'ring', look: 'border-s-8 border-double border-accent bg-surface' },
  planned: { shape: 'dot', look: 'rounded-xl border-2 border-dashed border-edge' },
  care: { shape: 'bang', look: 'rounded-xl border-2 border-danger bg-surface' },
};

/** A passage whose standing matters: law, policy, not in force, or somebody may be at risk. */
function Box({ box, blocks, drawn }: { box: BoxKind; blocks: GuideBlock[]; drawn: Drawn }) {
  const t = useT();
  const { shape, look } = boxes[box];
  return (
    <div className={`my-6 px-5 py-4 ${look}`}>
      <p className="flex items-center gap-2 font-bold">
        <Sign shape={shape} />
        {t(`guide:box.${box}`)}
      </p>
      <GuideBlocks blocks={blocks} drawn={drawn} />
    </div>
  );
}

/** Where the statement above comes from. */
function GuideSource({ content }: { content: Extract<GuideBlock, { kind: 'source' }>['content'] }) {
  const t = useT();
  return (
    <p className="-mt-2 text-sm text-soft">
      {t('guide:source')}{' '}
      {/* Our own words, so in the small font of them; set apart since many begin in English. */}
      <bdi className="portal-words">
        <GuideLine content={content} />
      </bdi>
    </p>
  );
}
