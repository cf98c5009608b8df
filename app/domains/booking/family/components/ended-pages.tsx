import { ButtonLink } from '~/components/form';
import { Panel } from '~/components/layout';
import { useLanguage, useT } from '~/platform/i18n';
import { CallUs } from './call-us';

/** The same for links that never were, that ended, and whose time is over. */
export function BookingGone() {
  const t = useT();
  const language = useLanguage();
  return (
    <div className="max-w-[42rem]">
      <h1>{t('sessions:gone.title')}</h1>
      <p>{t('sessions:gone.text')}</p>
      <p>{t('sessions:gone.mail')}</p>
      <p>
        {t('sessions:gone.signed')}{' '}
        <a href={`/${language}/family/sessions`}>{t('sessions:gone.own')}</a>
      </p>
      <CallUs />
      <p>
        <a href={`/${language}/sessions`}>{t('sessions:notOn.all')}</a>
      </p>
    </div>
  );
}

/** After somebody gave a place, a turn or an offer back. */
export function BookingEnded() {
  const t = useT();
  const language = useLanguage();
  return (
    <div className="max-w-[42rem]">
      <Panel title={t('sessions:ended.title')} />
      <p>{t('sessions:ended.text')}</p>
      <p>{t('sessions:ended.again')}</p>
      <p>
        <ButtonLink to={`/${language}/sessions`} variant="secondary">
          {t('sessions:ended.link')}
        </ButtonLink>
      </p>
    </div>
  );
}
