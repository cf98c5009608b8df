import type { ReactNode } from 'react';
import { Ltr, Timeline, UserText } from '~/components/layout';
import type { EscalationView, EventLine } from '../escalation.view';
import { useEscalationWords } from './words';

/** What happened to an escalation, the latest first. */
export function EscalationEvents({ escalation }: { escalation: EscalationView }) {
  const { t, moment } = useEscalationWords();
  const items = escalation.events.toReversed().map((event) => ({
    when: moment(event.at),
    who: event.by ? <bdi>{event.by}</bdi> : undefined,
    title: t(`escalation:events.${event.kind}`, { level: event.level }),
    body: <EventBody event={event} escalation={escalation} />,
  }));
  return <Timeline items={items} />;
}

function EventBody({
  event,
  escalation,
}: {
  event: EventLine;
  escalation: EscalationView;
}): ReactNode {
  const { t, date } = useEscalationWords();
  const { detail } = event;
  const file = escalation.files.find(({ id }) => id === detail.file);
  return (
    <>
      {event.kind === 'climbed' && (
        <p className="mb-0">{t(`escalation:climbs.${event.level === 2 ? 'two' : 'one'}`)}</p>
      )}
      {detail.to && <Ltr>{detail.to}</Ltr>}
      {detail.by && (
        <p className="mb-0 font-semibold">
          {t('escalation:events.saidBy')} <bdi>{detail.by}</bdi>
          {detail.saidOn && ` · ${date(detail.saidOn)}`}
        </p>
      )}
      {detail.text && <UserText>{detail.text}</UserText>}
      {detail.proof && <UserText>{detail.proof}</UserText>}
      {detail.dueOn && (
        <p className="mb-0">{t('escalation:events.dueOn', { date: date(detail.dueOn) })}</p>
      )}
      {file && (
        <p className="mb-0">
          <a href={`/officer/file/${file.id}`} download>
            <bdi>{file.name}</bdi>
          </a>
        </p>
      )}
    </>
  );
}
