import { ButtonLink } from '~/components/form';
import { useLanguage, useT } from '~/platform/i18n';

/** The way to what is on, and to what was booked, on a parent's first page. */
export function SessionsCard() {
  const t = useT();
  const base = `/${useLanguage()}`;
  return (
    <section
      aria-labelledby="sessions"
      className="my-10 rounded-xl border border-line border-s-4 border-s-accent bg-surface p-5"
    >
      <h2 id="sessions" className="mt-0">
        {t('sessions:home.family')}
      </h2>
      <p className="max-w-prose">{t('sessions:home.familyText')}</p>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <ButtonLink to={`${base}/sessions`} variant="secondary">
          {t('sessions:home.browse')}
        </ButtonLink>
        <a href={`${base}/family/sessions`} className="inline-flex min-h-11 items-center">
          {t('sessions:home.own')}
        </a>
      </div>
    </section>
  );
}
