import { ButtonLink } from '~/components/form';
import { DataTable, LinkTabs, Tag } from '~/components/layout';
import { formatList, useT } from '~/platform/i18n';
import type { KindsView } from '../kind-pages.server';

/** What is offered, and where: two pages of one thing. */
export function OfferTabs({ current }: { current: 'kinds' | 'venues' }) {
  const t = useT();
  return (
    <LinkTabs
      label={t('timetable:offer.tabs')}
      tabs={[
        {
          to: '/admin/session-kinds',
          label: t('timetable:kinds.title'),
          current: current === 'kinds',
        },
        { to: '/admin/venues', label: t('timetable:venues.title'), current: current === 'venues' },
        { to: '/officer/sessions', label: t('timetable:calendar.hub') },
      ]}
    />
  );
}

/** The kinds of session that the council offers. */
export function KindsPage({ kinds }: KindsView) {
  const t = useT();
  return (
    <>
      <h1>{t('timetable:kinds.title')}</h1>
      <OfferTabs current="kinds" />
      <p className="max-w-[42rem]">{t('timetable:kinds.lead')}</p>
      <p>
        <ButtonLink to="/admin/session-kinds/new">{t('timetable:kinds.new')}</ButtonLink>
      </p>
      <DataTable
        caption={t('timetable:kinds.title')}
        captionHidden
        rows={kinds}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'title',
            header: t('timetable:kinds.name'),
            cell: ({ id, title }) => <a href={`/admin/session-kinds/${id}`}>{title}</a>,
          },
          {
            key: 'shape',
            header: t('timetable:kind.shape'),
            cell: ({ shape }) => t(`timetable:shapes.${shape}.title`),
          },
          {
            key: 'modes',
            header: t('timetable:kind.modes'),
            cell: ({ modes }) =>
              formatList(
                'en',
                modes.map((mode) => t(`sessions:modes.${mode}`)),
              ),
          },
          {
            key: 'minutes',
            header: t('timetable:kind.minutes'),
            align: 'end',
            cell: ({ minutes }) => minutes,
          },
          {
            key: 'active',
            header: t('timetable:session.state'),
            cell: ({ active, shape, people }) => (
              <>
                <Tag tone={active ? 'good' : 'neutral'}>
                  {t(`timetable:kinds.${active ? 'active' : 'inactive'}`)}
                </Tag>
                {active && shape === 'person' && people === 0 && (
                  <span className="block text-sm text-soft">{t('timetable:kinds.nobody')}</span>
                )}
              </>
            ),
          },
        ]}
      />
    </>
  );
}
