import { useT } from '~/platform/i18n';
import type { VoiceAnswers } from '../evidence.views';
import { chosenRows } from '../voice/symbols';
import { SymbolPicture } from './symbol-picture';

/** What a child chose on the board, row by row, as pictures with their words. */
export function BoardShown({ board }: { board: VoiceAnswers['board'] }) {
  const t = useT();
  return (
    <div className="space-y-5">
      {chosenRows(board).map(({ row, symbols }) => (
        <section key={row}>
          <h3 className="mb-2 flex items-center gap-2">
            <SymbolPicture of={`row-${row}`} size="small" />
            {t(`voice:rows.${row}`)}
          </h3>
          <ul role="list" className="flex flex-wrap gap-3">
            {symbols.map((code) => (
              <li
                key={code}
                className="flex w-28 flex-col items-center gap-1 rounded-xl border border-line bg-surface px-1 py-2 text-center text-sm leading-tight"
              >
                <SymbolPicture of={code} size="row" />
                <span className="max-w-full wrap-anywhere">{t(`voice:symbols.${code}`)}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
