import { Notice } from '~/components/layout';
import { useT } from '~/platform/i18n';
import { whenWords } from '../../session-times';
import type { SessionFacts } from '../session.view';
import type { Readers } from '../sessions.store.server';

/** The line above a heading: which session it is, when and where. */
export function SessionCaption({ facts }: { facts: SessionFacts }) {
  const t = useT();
  return (
    <>
      <bdi>{facts.title}</bdi>
      {` · ${whenWords('en', facts.startsAt, facts.endsAt)} · `}
      <bdi>{facts.place ?? t(`sessions:modes.${facts.mode}`)}</bdi>
    </>
  );
}

/** Why nothing of a session can be changed any more; nothing while it can. */
export function ClosedNotice({ facts }: { facts: SessionFacts }) {
  const t = useT();
  if (facts.state === 'cancelled')
    return <Notice tone="wait">{t('timetable:closed.cancelled')}</Notice>;
  return facts.isOver ? <Notice tone="wait">{t('timetable:closed.begun')}</Notice> : null;
}

/** True where nothing of a session can be changed any more. */
export function isClosed({ state, isOver }: SessionFacts): boolean {
  return state === 'cancelled' || isOver;
}

/** Who hears of a change, as numbers, and what becomes of their places. */
export function ReadersNote({ readers, change }: { readers: Readers; change: 'move' | 'cancel' }) {
  const t = useT();
  const { booked, offered, waiting, byPhone } = readers;
  if (booked + offered + waiting === 0) return <p>{t('timetable:readers.none')}</p>;
  return (
    <>
      <p>{t(`timetable:readers.${change}`)}</p>
      <ul>
        {booked > 0 && <li>{t('timetable:readers.booked', { count: booked })}</li>}
        {offered > 0 && <li>{t('timetable:readers.offered', { count: offered })}</li>}
        {waiting > 0 && <li>{t('timetable:readers.waiting', { count: waiting })}</li>}
      </ul>
      {byPhone > 0 && <p>{t('timetable:readers.byPhone', { count: byPhone })}</p>}
      <p>{t(`timetable:readers.${change}After`)}</p>
    </>
  );
}
