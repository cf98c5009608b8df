import { BackLink, EmptyState } from '~/components/layout';
import type { ChooseEventView } from '../book-pages.server';
import { ChosenFamily } from './choose-family';
import { useRunWords } from './run-words';
import { SessionRows } from './session-rows';

/** The events that somebody on the telephone can be booked into. */
export function ChooseEventPage(props: ChooseEventView) {
  const { t } = useRunWords();
  const { sessions, family, contact } = props;
  const search = new URLSearchParams({
    ...(family && { family: family.id }),
    ...(contact && { adult: contact.id }),
  });
  const query = search.size > 0 ? `?${search}` : '';
  return (
    <>
      <BackLink to={family ? `/officer/family/${family.id}` : '/officer/sessions'}>
        {family ? t('bookings:toFamily') : t('bookings:toHub')}
      </BackLink>
      <h1>{t('bookings:chooseEvent.title')}</h1>
      {family && <ChosenFamily {...props} base="/officer/sessions/book" />}
      <p className="max-w-[42rem]">{t('bookings:chooseEvent.lead')}</p>
      {sessions.length === 0 ? (
        <EmptyState title={t('bookings:chooseEvent.none')} />
      ) : (
        <SessionRows
          sessions={sessions}
          withDay
          to={(id) => `/officer/sessions/session/${id}/book${query}`}
        />
      )}
    </>
  );
}
