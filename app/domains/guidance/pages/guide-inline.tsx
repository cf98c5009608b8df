import { Fragment } from 'react';
import { Ltr } from '~/components/layout';
import type { GuideInline } from '../guide/guide.types';

/** A line of the guide. */
export function GuideLine({ content }: { content: readonly GuideInline[] }) {
  return (
    <>
      {content.map((piece, at) => (
        <Fragment key={at}>
          <Piece piece={piece} />
        </Fragment>
      ))}
    </>
  );
}

function Piece({ piece }: { piece: GuideInline }) {
  switch (piece.kind) {
    case 'text':
      return <>{piece.text}</>;
    case 'name':
      return piece.ltr ? <Ltr>{piece.text}</Ltr> : <bdi>{piece.text}</bdi>;
    case 'break':
      return <br />;
    case 'strong':
      return (
        <strong>
          <GuideLine content={piece.content} />
        </strong>
      );
    case 'emphasis':
      return (
        <em>
          <GuideLine content={piece.content} />
        </em>
      );
    case 'link':
      return (
        <a href={piece.to} rel={piece.to.startsWith('https:') ? 'noreferrer' : undefined}>
          <GuideLine content={piece.content} />
        </a>
      );
  }
}
