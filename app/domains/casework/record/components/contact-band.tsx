import { MARK_KINDS, type MarkKind, type PatternBand } from '../contact-pattern.rules';
import { useRecordWords } from './words';

const monthIn = (form: 'narrow' | 'short', month: string, year = false) =>
  new Intl.DateTimeFormat('en-GB', {
    month: form,
    ...(year && { year: 'numeric' }),
    timeZone: 'UTC',
  }).format(new Date(`${month}-01T12:00:00Z`));

/** Twelve months of contact drawn: a row for each person, a column for each month. The table has the same facts. */
export function ContactBand({ band }: { band: PatternBand }) {
  const { t } = useRecordWords();
  const { from, to, months, rows } = band;
  return (
    <figure className="mx-0 mb-6">
      <figcaption className="mb-1 font-semibold">
        {t('record:contact.band', {
          from: monthIn('short', from, true),
          to: monthIn('short', to, true),
        })}
      </figcaption>
      <div
        aria-hidden="true"
        className="overflow-hidden rounded-lg border border-line bg-surface text-sm"
      >
        <div className="grid grid-cols-12 bg-tint sm:grid-cols-[11rem_repeat(12,minmax(0,1fr))]">
          <span className="hidden sm:block" />
          {months.map((month) => (
            <span
              key={month}
              className="border-s border-line py-1 text-center text-xs first:border-s-0"
            >
              <span className="sm:hidden">{monthIn('narrow', month)}</span>
              <span className="hidden sm:inline">{monthIn('short', month)}</span>
            </span>
          ))}
        </div>
        {rows.map((row) => (
          <div
            key={row.id}
            className="grid grid-cols-12 border-t border-line sm:grid-cols-[11rem_repeat(12,minmax(0,1fr))]"
          >
            <span className="col-span-12 px-2 py-1 wrap-anywhere sm:col-span-1 sm:self-center">
              <bdi className={row.kind === 'child' ? 'font-semibold' : ''}>{row.name}</bdi>
            </span>
            {row.cells.map((cell) => (
              <span
                key={cell.month}
                className="flex min-h-8 flex-col items-center justify-center gap-0.5 border-s border-line py-1 max-sm:nth-2:border-s-0"
              >
                {cell.marks.map(({ kind, count }) => (
                  <span key={kind} className="flex flex-wrap items-center justify-center">
                    <Mark kind={kind} />
                    {count > 1 && <span className="text-xs leading-none">{count}</span>}
                  </span>
                ))}
              </span>
            ))}
          </div>
        ))}
      </div>
    </figure>
  );
}

/** What each mark means. */
export function Legend() {
  const { t } = useRecordWords();
  return (
    <ul role="list" className="mb-3 flex flex-wrap gap-x-5 gap-y-1 ps-0 text-sm">
      {MARK_KINDS.map((kind) => (
        <li key={kind} className="flex items-center gap-1.5">
          <Mark kind={kind} />
          {t(`record:contact.marks.${kind}`)}
        </li>
      ))}
    </ul>
  );
}

const looks: Record<MarkKind, string> = {
  reached: 'text-good',
  sent: 'text-info',
  missed: 'text-wait',
  'meeting-missed': 'text-wait',
  expected: 'text-wait',
  declined: 'text-soft',
};

/** One mark, told apart by its shape; its words stand beside it or in the table. */
export function Mark({ kind }: { kind: MarkKind }) {
  return (
    <svg
      viewBox="0 0 16 16"
      className={`inline-block size-4 shrink-0 ${looks[kind]}`}
      aria-hidden="true"
    >
      <Shape kind={kind} />
    </svg>
  );
}

function Shape({ kind }: { kind: MarkKind }) {
  const line = { fill: 'none', stroke: 'currentColor', strokeWidth: 2 };
  switch (kind) {
    case 'reached':
      return <circle cx="8" cy="8" r="6" fill="currentColor" />;
    case 'sent':
      return <circle cx="8" cy="8" r="5" {...line} />;
    case 'missed':
      return <path d="M3 3 13 13M13 3 3 13" {...line} />;
    case 'meeting-missed':
      return (
        <>
          <rect x="2" y="2" width="12" height="12" {...line} />
          <path d="M5 5 11 11M11 5 5 11" {...line} />
        </>
      );
    case 'expected':
      return <rect x="3" y="3" width="10" height="10" {...line} strokeDasharray="3 2" />;
    case 'declined':
      return <path d="M3 8H13" {...line} />;
  }
}
