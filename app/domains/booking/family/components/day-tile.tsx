import { languages, useLanguage } from '~/platform/i18n';

/** A day as a leaf of a calendar, for the eye; the words beside it say the same. */
export function DayTile({ day }: { day: string }) {
  const language = useLanguage();
  const noon = new Date(`${day}T12:00:00Z`);
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(`${languages[language].locale}-u-ca-gregory-nu-latn`, {
      ...options,
      timeZone: 'UTC',
    }).format(noon);
  return (
    <span
      aria-hidden
      className="flex w-14 shrink-0 flex-col items-center self-start overflow-hidden rounded-lg border border-line bg-tint text-center sm:w-16"
    >
      <span className="w-full bg-brand px-1 text-xs text-(--brand-ink)">
        {part({ month: 'short' })}
      </span>
      <span className="pt-0.5 text-2xl leading-tight font-bold">{part({ day: 'numeric' })}</span>
      <span className="pb-1 text-xs text-soft">{part({ weekday: 'short' })}</span>
    </span>
  );
}
