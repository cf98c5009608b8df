import { UserText } from '~/components/layout';
import { isolate } from '~/platform/i18n';
import { chosenRows, SymbolPicture } from '~/domains/evidence';
import { useWords } from '../../item/components/words';
import type { PieceGroup, ReadSending } from '../reading.view';
import { From, Questions } from './labels';
import { PieceGroups } from './piece-figure';

type VoiceProps = { sending: ReadSending; groups: PieceGroup[] };

/** What the child said, as the child said it: words, symbols, recordings and drawings. */
export function VoicePart({ sending, groups }: VoiceProps) {
  const { t } = useWords();
  const { words, board, note, noteBy } = sending.voice!;
  const rows = chosenRows(board);
  return (
    <article
      id={`sending-${sending.id}`}
      tabIndex={-1}
      aria-label={t('reading:voice.of', { name: isolate(sending.by) })}
      className="mb-6 scroll-mt-4 rounded-xl border border-line bg-surface p-5 target:border-edge"
    >
      <From by={sending.by} language={sending.language} isNew={sending.isNew} at={sending.sentAt} />
      {words && (
        <div className="text-lg">
          <UserText lang={sending.language}>{words}</UserText>
        </div>
      )}
      {words && (
        <Questions sendingId={sending.id} passage="whole" what={t('reading:voice.title')} />
      )}
      {rows.length > 0 && (
        <dl className="my-4 grid gap-4 md:grid-cols-2">
          {rows.map(({ row, symbols }) => (
            <div key={row}>
              <dt className="font-semibold">{t(`reading:board.${row}`)}</dt>
              <dd className="ms-0">
                <ul role="list" className="flex flex-wrap gap-3 ps-0">
                  {symbols.map((symbol) => (
                    <li
                      key={symbol}
                      className="flex items-center gap-2 rounded-lg border border-line px-3 py-1"
                    >
                      <SymbolPicture of={symbol} size="small" />
                      {t(`voice:symbols.${symbol}`)}
                    </li>
                  ))}
                </ul>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {(note || noteBy) && (
        <div className="my-4 border-s-4 border-line ps-4">
          <p className="mb-1 text-sm text-soft">
            {noteBy
              ? t('reading:voice.besideName', { name: isolate(noteBy) })
              : t('reading:voice.beside')}
          </p>
          {note && <UserText lang={sending.language}>{note}</UserText>}
        </div>
      )}
      <PieceGroups groups={groups} wide />
    </article>
  );
}
