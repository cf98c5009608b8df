import type { ReactNode } from 'react';
import { useLanguage, useT } from '~/platform/i18n';
import type { COMPLAINT_CLOCKS } from '../complaint.rules';
import { OutsideTeam } from './outside-team';

type HubProps = {
  /** The length of each clock at this council, in the clock's own unit. */
  lengths: Record<(typeof COMPLAINT_CLOCKS)[number], number>;
  complaintsUrl: string;
  years: number;
};

/** The four ways, what each is for and what happens by when, and where to go beyond the council. */
export function ComplaintHub({ lengths, complaintsUrl, years }: HubProps) {
  const t = useT();
  const here = `/${useLanguage()}/complaints`;
  return (
    <>
      <div className="max-w-[42rem]">
        <h1>{t('complaints:hub.title')}</h1>
        <p className="text-lg">{t('complaints:hub.lead')}</p>
        <p>{t('complaints:hub.noWorse')}</p>
      </div>
      <ul role="list" className="mt-6 mb-8 grid gap-4 sm:grid-cols-2">
        <Way to={`${here}/compliment`} kind="compliment">
          {t('complaints:hub.compliment.when')}
        </Way>
        <Way to={`${here}/complaint`} kind="complaint">
          {t('complaints:hub.acknowledge', { count: lengths['complaint-acknowledge'] })}{' '}
          {t('complaints:hub.answer', { count: lengths['complaint-answer'] })}
        </Way>
        <Way to={`${here}/data`} kind="data-complaint">
          {t('complaints:hub.dataAcknowledge', { count: lengths['data-complaint-acknowledge'] })}
        </Way>
        <Way to={`${here}/own-data`} kind="own-data">
          {t('complaints:hub.ownData', { count: lengths['own-data-answer'] })}
        </Way>
      </ul>
      <div className="max-w-[42rem]">
        <h2>{t('complaints:hub.who.title')}</h2>
        <p>{t('complaints:hub.who.body')}</p>
        <OutsideTeam complaintsUrl={complaintsUrl} />
        <p>{t('complaints:hub.record')}</p>
        <h2>{t('complaints:hub.beyond.title')}</h2>
        <p>{t('complaints:hub.beyond.body')}</p>
        <ul>
          <Beyond to={complaintsUrl} name="council" />
          <Beyond to="https://www.lgo.org.uk/make-a-complaint" name="ombudsman" />
          <Beyond to="https://ico.org.uk/make-a-complaint/" name="commissioner" />
        </ul>
        <h2>{t('complaints:hub.other.title')}</h2>
        <p>{t('complaints:hub.other.body')}</p>
        <p>{t('complaints:hub.kept', { count: years })}</p>
      </div>
    </>
  );
}

type WayProps = { to: string; kind: string; children: ReactNode };

function Way({ to, kind, children }: WayProps) {
  const t = useT();
  return (
    <li className="relative rounded-xl border border-line bg-surface p-5 hover:border-edge hover:bg-tint">
      <a href={to} className="text-lg font-semibold after:absolute after:inset-0">
        {t(`complaints:hub.${kind}.title`)}
      </a>
      <p className="mt-1 mb-2">{t(`complaints:hub.${kind}.text`)}</p>
      <p className="mb-0 text-soft">{children}</p>
    </li>
  );
}

function Beyond({ to, name }: { to: string; name: string }) {
  const t = useT();
  return (
    <li>
      <a href={to}>{t(`complaints:hub.beyond.${name}.link`)}</a>
      <br />
      {t(`complaints:hub.beyond.${name}.text`)}
    </li>
  );
}
