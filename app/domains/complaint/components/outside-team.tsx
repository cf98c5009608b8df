import { useT } from '~/platform/i18n';

/** Where to complain about the person who leads the team, who may be the only one to read it first. */
export function OutsideTeam({ complaintsUrl }: { complaintsUrl: string }) {
  const t = useT();
  return (
    <p>
      {t('complaints:leader')} <a href={complaintsUrl}>{t('complaints:hub.beyond.council.link')}</a>
    </p>
  );
}
