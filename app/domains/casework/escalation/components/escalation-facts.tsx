import { Ltr, SummaryList, UserText, type SummaryRow } from '~/components/layout';
import type { EscalationView } from '../escalation.view';
import { useEscalationWords } from './words';

/** What was asked, why, of whom, by when and on what basis. */
export function EscalationFacts({ escalation }: { escalation: EscalationView }) {
  const { t, date, service, basis } = useEscalationWords();
  const row = (key: string, value: SummaryRow['value']): SummaryRow => ({
    key: t(`escalation:page.${key}`),
    value,
  });
  const { more, basisNote, parentsReason } = escalation;
  const rows = [
    row('what', <UserText>{escalation.what}</UserText>),
    ...(more ? [row('more', <UserText>{more}</UserText>)] : []),
    row('why', <UserText>{escalation.why}</UserText>),
    row(
      'whom',
      <>
        {service(escalation.service)}
        <br />
        <bdi>{escalation.toName}</bdi>, <Ltr>{escalation.toEmail}</Ltr>
      </>,
    ),
    row(
      'dueOn',
      <>
        {date(escalation.dueOn)}
        {escalation.state === 'open' && escalation.clockId && (
          <>
            {' · '}
            <a href={`/officer/item/${escalation.itemId}/clock/${escalation.clockId}`}>
              {t(escalation.paused ? 'escalation:page.paused' : 'escalation:page.pause')}
            </a>
          </>
        )}
      </>,
    ),
    row(
      'basis',
      <>
        {basis(escalation.basis)}
        {basisNote && <UserText>{basisNote}</UserText>}
      </>,
    ),
    row('information', <UserText>{escalation.information}</UserText>),
    row('about', t(`escalation:about.${escalation.about}`)),
    row(
      'parents',
      <>
        {t(`escalation:parents.${escalation.parents}`)}
        {parentsReason && <UserText>{parentsReason}</UserText>}
      </>,
    ),
    ...(escalation.isReferral ? referralRows(escalation, row, t) : []),
  ];
  return <SummaryList rows={rows} />;
}

type Words = ReturnType<typeof useEscalationWords>;

function referralRows(
  escalation: EscalationView,
  row: (key: string, value: SummaryRow['value']) => SummaryRow,
  t: Words['t'],
): SummaryRow[] {
  const { sentHow, referralOutcome } = escalation;
  return [
    row('sent', <Sent escalation={escalation} how={sentHow && t(`escalation:hows.${sentHow}`)} />),
    row('receipt', <Receipt escalation={escalation} />),
    row(
      'outcome',
      referralOutcome ? <UserText>{referralOutcome}</UserText> : t('escalation:page.noOutcome'),
    ),
  ];
}

function Sent({ escalation, how }: { escalation: EscalationView; how: string }) {
  const { moment } = useEscalationWords();
  return (
    <>
      {escalation.sentAt && moment(escalation.sentAt)}
      {how && ` · ${how}`}
      {escalation.askedBy && (
        <>
          {' · '}
          <bdi>{escalation.askedBy}</bdi>
        </>
      )}
    </>
  );
}

function Receipt({ escalation }: { escalation: EscalationView }) {
  const { t, moment } = useEscalationWords();
  if (!escalation.receiptAt) return t('escalation:page.noReceipt');
  return (
    <>
      {moment(escalation.receiptAt)}
      {escalation.receiptBy && (
        <>
          {' · '}
          <bdi>{escalation.receiptBy}</bdi>
        </>
      )}
      <UserText>{escalation.receiptProof || t('escalation:page.receiptByAnswer')}</UserText>
    </>
  );
}
