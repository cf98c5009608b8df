import { ButtonLink } from '~/components/form';
import type { FormProblems } from '~/components/form/form-state';
import { Banner, DataTable, EmptyState, Tag } from '~/components/layout';
import { formatList, useT } from '~/platform/i18n';
import type { VenuesView } from '../venue-pages.server';
import { OfferTabs } from './kinds-page';
import { RoomProblems, RoomsPart } from './rooms-part';

type VenuesPageProps = VenuesView & { problems?: FormProblems | null };

/** Where sessions take place: venues with their rooms, and rooms online. */
export function VenuesPage({ venues, online, submitKey, problems, done }: VenuesPageProps) {
  const t = useT();
  return (
    <>
      <RoomProblems problems={problems} />
      {done === 'room' && !problems && (
        <Banner kind="success" title={t('timetable:done.room')} focus />
      )}
      <h1>{t('timetable:venues.title')}</h1>
      <OfferTabs current="venues" />
      <p className="max-w-[42rem]">{t('timetable:venues.lead')}</p>
      <p>
        <ButtonLink to="/admin/venues/new">{t('timetable:venues.new')}</ButtonLink>
      </p>
      {venues.length === 0 ? (
        <EmptyState title={t('timetable:venues.none')} />
      ) : (
        <DataTable
          caption={t('timetable:venues.title')}
          captionHidden
          rows={venues}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name',
              header: t('timetable:venue.name'),
              cell: ({ id, name, active }) => (
                <>
                  <a href={`/admin/venues/${id}`}>
                    <bdi>{name}</bdi>
                  </a>
                  {!active && (
                    <>
                      {' '}
                      <Tag tone="neutral">{t('timetable:room.notUsed')}</Tag>
                    </>
                  )}
                </>
              ),
            },
            {
              key: 'area',
              header: t('timetable:venue.area'),
              cell: ({ area }) => <bdi>{area}</bdi>,
            },
            {
              key: 'rooms',
              header: t('timetable:venue.rooms'),
              cell: ({ rooms }) => formatList('en', rooms),
            },
            {
              key: 'access',
              header: t('timetable:venue.access'),
              cell: ({ access }) =>
                access.map((code) => t(`sessions:accessShort.${code}`)).join(', '),
            },
          ]}
        />
      )}
      <h2>{t('timetable:venues.online')}</h2>
      <p className="max-w-[42rem]">{t('timetable:venues.onlineLead')}</p>
      <RoomsPart rooms={online} online submitKey={submitKey} problems={problems} />
    </>
  );
}
