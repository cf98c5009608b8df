import { Ltr, Tag } from '~/components/layout';
import { formatShortDate, useLanguage, useT } from '~/platform/i18n';
import type { LetterLine } from '../list-letters.server';

const tones = { draft: 'wait', sent: 'good' } as const;

/** The letters of a review, a step or a child, each with its state and a link to it. */
export function LetterLines({ letters }: { letters: LetterLine[] }) {
  const t = useT();
  const language = useLanguage();
  if (letters.length === 0) return <p className="text-soft">{t('letters:lines.none')}</p>;
  return (
    <ul role="list" className="space-y-2">
      {letters.map((letter) => (
        <li key={letter.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <a href={`/officer/letter/${letter.id}`}>
            <bdi>{letter.subject || t(`letters:kinds.${letter.kind}`)}</bdi>
          </a>
          <Tag tone={tones[letter.state as keyof typeof tones] ?? 'neutral'}>
            {t(`letters:states.${letter.state}`)}
          </Tag>
          <span className="text-sm text-soft">
            <Ltr>{formatShortDate(language, letter.sentOn ?? letter.madeOn)}</Ltr>
            {letter.waiting > 0 && ` · ${t('letters:lines.waiting', { count: letter.waiting })}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
