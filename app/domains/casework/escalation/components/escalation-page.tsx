import { ButtonLink, type FormProblems } from '~/components/form';
import { Banner, Ltr, Notice, Tag } from '~/components/layout';
import { CaseHead, type HeadChild } from '../../record';
import type { EscalationDo } from '../escalation.schema';
import type { EscalationView } from '../escalation.view';
import { DoForm, type DoFormProps } from './do-form';
import { EscalationEvents } from './escalation-events';
import { EscalationFacts } from './escalation-facts';
import { standingOf, useEscalationWords } from './words';

type EscalationPageProps = Pick<DoFormProps, 'escalation' | 'saved' | 'submitKey' | 'nextLevel'> & {
  child: HeadChild;
  /** The moves that stand open. */
  dos: EscalationDo[];
  wanted: EscalationDo | null;
  done: string | null;
  problems?: FormProblems | null;
};

/** One thing asked of another service, from asking to closing; or one of its forms. */
export function EscalationPage({
  child,
  dos,
  wanted,
  done,
  problems,
  ...rest
}: EscalationPageProps) {
  const { escalation } = rest;
  const { t } = useEscalationWords();
  const here = `/officer/escalation/${escalation.id}`;
  if (wanted) {
    return (
      <>
        <CaseHead
          child={child}
          title={t(`escalation:do.${wanted}.title`)}
          backTo={here}
          back={t('escalation:page.back')}
        />
        <DoForm {...rest} wanted={wanted} problems={problems} />
      </>
    );
  }
  return (
    <>
      {done && (
        <Banner
          kind="success"
          focus
          title={t(`escalation:done.${done}`, { defaultValue: t('escalation:done.changed') })}
        />
      )}
      <CaseHead child={child} title={t('escalation:page.title')} />
      <Standing escalation={escalation} today={rest.saved.today} />
      <nav
        aria-label={t('escalation:page.moves')}
        className="mb-8 flex flex-wrap gap-3 print:hidden"
      >
        {dos.map((name, index) => (
          <ButtonLink
            key={name}
            variant={index === 0 ? 'primary' : 'secondary'}
            to={`${here}?do=${name}`}
          >
            {t(`escalation:do.${name}.link`)}
          </ButtonLink>
        ))}
      </nav>
      <EscalationFacts escalation={escalation} />
      <h2>{t('escalation:page.events')}</h2>
      <EscalationEvents escalation={escalation} />
      {/* "Stay signed in" sends the form of the page; here there is nothing typed to send along. */}
      <form id="form" method="post" action={here} />
    </>
  );
}

function Standing({ escalation, today }: { escalation: EscalationView; today: string }) {
  const { t, service } = useEscalationWords();
  const { code, tone } = standingOf(escalation, today);
  const unconfirmed =
    escalation.isReferral && escalation.receiptAt === null && escalation.state === 'open';
  return (
    <>
      <p className="flex flex-wrap items-center gap-3">
        <Tag tone={tone}>{t(`escalation:standings.${code}`)}</Tag>
        <span>{service(escalation.service)}</span>
        <a href={`/officer/item/${escalation.itemId}`}>
          <Ltr>{escalation.reference}</Ltr>
        </a>
      </p>
      {unconfirmed && <Notice tone="alert">{t('escalation:page.unconfirmed')}</Notice>}
      {escalation.notForThem && <Notice tone="wait">{t('escalation:page.notForThem')}</Notice>}
    </>
  );
}
