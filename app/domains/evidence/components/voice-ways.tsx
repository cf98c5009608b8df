import { Tag } from '~/components/layout';
import { useT } from '~/platform/i18n';
import type { VoiceAnswers } from '../evidence.views';
import { countChosen } from '../voice/symbols';
import { SymbolPicture } from './symbol-picture';

const ways = [
  { way: 'write', sign: 'write', to: '?how=write' },
  { way: 'picture', sign: 'draw', to: '?how=picture' },
  { way: 'speak', sign: 'way-speak', to: '?how=speak' },
  { way: 'board', sign: 'way-board', to: '/board' },
] as const;

type WaysProps = { here: string; answers: VoiceAnswers; files: { picture: number; speak: number } };

/** Four large cards to choose from; each says what is there already. */
export function VoiceWays({ here, answers, files }: WaysProps) {
  const t = useT();
  const chosen = countChosen(answers.board);
  const there: Partial<Record<(typeof ways)[number]['way'], string | false>> = {
    write: answers.words !== '' && t('voice:home.written'),
    picture: files.picture > 0 && t('voice:home.files', { count: files.picture }),
    speak: files.speak > 0 && t('voice:home.recordings', { count: files.speak }),
    board: chosen > 0 && t('voice:home.chosen', { count: chosen }),
  };
  return (
    <nav aria-label={t('voice:home.ways')}>
      <ul role="list" className="grid gap-4 min-[24rem]:grid-cols-2">
        {ways.map(({ way, sign, to }) => (
          <li key={way}>
            <a
              href={here + to}
              className="flex h-full min-h-22 flex-col items-center gap-1 rounded-2xl border-2 border-edge bg-surface px-4 py-5 text-center text-ink no-underline hover:border-fill hover:bg-tint hover:text-ink"
            >
              <SymbolPicture of={sign} size="tile" />
              <span className="text-lg font-bold">{t(`voice:home.${way}`)}</span>
              <span className="text-sm text-soft">{t(`voice:home.${way}Hint`)}</span>
              {there[way] && (
                <Tag tone="good" sign="tick">
                  {there[way]}
                </Tag>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
