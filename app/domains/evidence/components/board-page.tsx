import { Button, ErrorSummary, type FormProblems } from '~/components/form';
import { FormValues, useChosen } from '~/components/form/form-context';
import { useFormAddress } from '~/components/form/form-address';
import { BackLink } from '~/components/layout';
import { Sign } from '~/components/layout/icons';
import { isolate, useT } from '~/platform/i18n';
import { BOARD_ROWS, type BoardRow } from '../evidence.codes';
import { BOARD, rowBeside, type SymbolCode } from '../voice/symbols';
import { SymbolPicture } from './symbol-picture';

type BoardPageProps = {
  name: string;
  /** The address of the child's voice, under which the board is. */
  home: string;
  row: BoardRow;
  chosen: string[];
  problems?: FormProblems;
};

/** One row of the board: large symbols to choose from, and the way to the next row. */
export function BoardPage({ name, home, row, chosen, problems }: BoardPageProps) {
  const t = useT();
  const here = useFormAddress();
  const before = rowBeside(row, -1);
  const after = rowBeside(row, 1);
  const addressOf = (one: BoardRow | null) => (one ? `${home}/board?row=${one}` : home);
  return (
    <>
      <BackLink to={addressOf(before)} />
      <ErrorSummary problems={problems} errorsFrom="voice:board" />
      <form id="form" method="post" action={here} noValidate>
        <FormValues problems={problems} saved={{ chosen }} errorsFrom="voice:board">
          <fieldset aria-describedby="board-hint">
            <legend className="w-full">
              <Progress row={row} />
              <h1 className="mb-2 flex items-center gap-3">
                <SymbolPicture of={`row-${row}`} size="row" />
                <span className="min-w-0 wrap-anywhere">
                  {t(`voice:board.row.${row}`, { name: isolate(name) })}
                </span>
              </h1>
            </legend>
            <p id="board-hint" className="text-lg">
              {t('voice:board.hint')}
            </p>
            <Symbols row={row} />
          </fieldset>
          <div className="my-8 flex flex-wrap items-center gap-x-6 gap-y-4 [&_button]:min-h-16 [&_button]:min-w-44 [&_button]:text-xl">
            <Button>{t(after ? 'voice:board.next' : 'voice:board.finish')}</Button>
            <a href={addressOf(after)} className="inline-flex min-h-16 items-center px-2 text-lg">
              {t('voice:board.skip')}
            </a>
          </div>
        </FormValues>
      </form>
      <p className="text-soft">{t('voice:board.missing')}</p>
    </>
  );
}

function Progress({ row }: { row: BoardRow }) {
  const t = useT();
  const at = BOARD_ROWS.indexOf(row);
  return (
    <span className="mb-3 flex flex-wrap items-center gap-3 text-soft">
      <span className="flex gap-1.5" aria-hidden="true">
        {BOARD_ROWS.map((one, index) => (
          <span
            key={one}
            className={`size-4 rounded-full border-2 border-edge ${index <= at ? 'bg-edge' : ''}`}
          />
        ))}
      </span>
      {t('voice:board.progress', { at: at + 1, of: BOARD_ROWS.length })}
    </span>
  );
}

function Symbols({ row }: { row: BoardRow }) {
  const chosen = useChosen('chosen');
  return (
    <div className="grid grid-cols-[repeat(auto-fill,minmax(6.5rem,1fr))] gap-3 sm:grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))] sm:gap-4">
      {BOARD[row].map((code, index) => (
        <SymbolCard
          key={code}
          code={code}
          id={index === 0 ? 'chosen' : `chosen-${code}`}
          chosen={chosen.includes(code)}
        />
      ))}
    </div>
  );
}

/**
 * One symbol to tick. What is chosen has a tick in its corner, a thick frame and another ground: seen
 * without colour, too.
 */
function SymbolCard({ code, id, chosen }: { code: SymbolCode; id: string; chosen: boolean }) {
  const t = useT();
  return (
    <div className="relative">
      <input
        id={id}
        name="chosen"
        type="checkbox"
        value={code}
        defaultChecked={chosen}
        className="peer pointer-events-none absolute inset-0 size-full opacity-0"
      />
      <label
        htmlFor={id}
        className="flex h-full min-h-32 cursor-pointer flex-col items-center justify-start gap-1 rounded-2xl border-3 border-line bg-surface px-1 py-3 text-center leading-tight font-semibold hover:border-edge peer-checked:border-fill peer-checked:bg-tint peer-checked:inset-ring-3 peer-checked:inset-ring-fill peer-focus-visible:outline-3 peer-focus-visible:outline-offset-3 peer-focus-visible:outline-focus-outer print:peer-not-checked:opacity-40"
      >
        <SymbolPicture of={code} size="tile" />
        <span className="max-w-full wrap-anywhere min-[22rem]:max-sm:text-xs">
          {t(`voice:symbols.${code}`)}
        </span>
      </label>
      <span
        aria-hidden="true"
        className="absolute end-1.5 top-1.5 hidden size-9 items-center justify-center rounded-full border-2 border-surface bg-fill text-fill-ink peer-checked:flex"
      >
        <Sign shape="tick" />
      </span>
    </div>
  );
}
