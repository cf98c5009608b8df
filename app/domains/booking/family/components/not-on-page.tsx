import { ButtonLink } from '~/components/form';
import { useLanguage, useT } from '~/platform/i18n';
import type { SessionCard } from '../sessions.view';
import { SessionList } from './session-list';

export type NotOnView = {
  why: 'unknown' | 'cancelled' | 'over';
  others: SessionCard[];
  now: number;
};

/** What stands where a session is not, or no more; and what there is instead. */
export function NotOnPage({ why, others, now }: NotOnView) {
  const t = useT();
  const language = useLanguage();
  return (
    <div className="max-w-[48rem]">
      <h1>{t('sessions:notOn.title')}</h1>
      <p className="text-lg">{t(`sessions:notOn.${why}`)}</p>
      {why === 'cancelled' && <p>{t('sessions:notOn.booked')}</p>}
      {others.length > 0 && (
        <>
          <h2>{t('sessions:notOn.others')}</h2>
          <SessionList sessions={others} now={now} />
        </>
      )}
      <p className="mt-8">
        <ButtonLink to={`/${language}/sessions`} variant="secondary">
          {t('sessions:notOn.all')}
        </ButtonLink>
      </p>
    </div>
  );
}
