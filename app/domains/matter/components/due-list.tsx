import { formatDay, useLanguage, useT } from '~/platform/i18n';
import type { Due } from '../matter.rules';

/** What is due, from whom and by when. */
export function DueList({ due }: { due: Due[] }) {
  const t = useT();
  if (due.length === 0) return <p>{t('family:due.nothing')}</p>;
  return (
    <ul role="list" className="max-w-[42rem] space-y-4">
      {due.map((one) => (
        <li key={one.rule} className="border-s-4 border-accent ps-4 [&>:first-child]:font-semibold">
          <DueLine {...one} />
        </li>
      ))}
    </ul>
  );
}

/** One thing that is due: from whom and by when first, then what. */
export function DueLine({ rule, dueOn, by }: Due) {
  const t = useT();
  const language = useLanguage();
  return (
    <>
      <span className="block">
        {t(`family:due.${by}`)}
        <span className="before:content-['_·_']">
          {t('family:due.by', { date: formatDay(language, dueOn) })}
        </span>
      </span>
      <span className="block">{t(`family:due.${rule}`)}</span>
    </>
  );
}
