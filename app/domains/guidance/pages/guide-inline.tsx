import { Fragment } from 'react';
import type { GuideInline } from '../guide/guide.types';
import { useReader } from './guide-language';

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
      return <bdi className="portal-words">{piece.text}</bdi>;
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
      return <GuideLink to={piece.to} content={piece.content} />;
  }
}

function GuideLink({ to, content }: { to: string; content: readonly GuideInline[] }) {
  const reader = useReader();
  const outside = to.startsWith('https:');
  return (
    <a href={to.startsWith('/') ? `/${reader}${to}` : to} rel={outside ? 'noreferrer' : undefined}>
      <GuideLine content={content} />
    </a>
  );
}
