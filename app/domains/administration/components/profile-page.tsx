import type { ReactNode } from 'react';
import { BackLink, DataTable, Ltr, Notice, SummaryCard, SummaryList } from '~/components/layout';
import { formatDate, languages, useT } from '~/platform/i18n';
import type { CouncilProfile } from '~/platform/profile/profile.schema';
import type { ClockLine } from '../profile-view';

type ProfilePageProps = { council: CouncilProfile; clocks: ClockLine[] };

/** The council's profile as the portal runs with it; it is changed in its file, not here. */
export function ProfilePage({ council, clocks }: ProfilePageProps) {
  const t = useT();
  return (
    <>
      <BackLink to="/admin" />
      <h1>{t('admin:profile.title')}</h1>
      <Notice>{t('admin:profile.lead')}</Notice>
      <Names council={council} />
      <Keeping council={council} />
      <Casework council={council} />
      <Colours theme={council.theme} />
      <h2 className="mt-10">{t('admin:profile.clocks')}</h2>
      <p className="max-w-prose">{t('admin:profile.clocksLead')}</p>
      <Clocks clocks={clocks} />
    </>
  );
}

function Names({ council }: { council: CouncilProfile }) {
  const t = useT();
  const { team } = council;
  const row = (key: string, value: ReactNode) => ({ key: t(`admin:profile.${key}`), value });
  return (
    <SummaryCard title={t('admin:profile.names')}>
      <SummaryList
        rows={[
          row('council', council.council.name),
          row('service', council.council.serviceName),
          row('team', team.name),
          row('email', <Ltr>{team.email}</Ltr>),
          row('phone', <Ltr>{team.phone}</Ltr>),
          row('address', team.addressLines.join(', ')),
          row('officer', council.officerTitle),
          row('senior', council.seniorTitle),
          row('send', council.sendTitle),
          row('nursing', council.nursingTeam),
          row('systems', council.systems.join(', ')),
          row('languages', council.languages.map((code) => languages[code].name).join(', ')),
          row('prefix', <Ltr>{council.referencePrefix}</Ltr>),
        ]}
      />
    </SummaryCard>
  );
}

function Keeping({ council }: { council: CouncilProfile }) {
  const t = useT();
  const { retention, act2026 } = council;
  return (
    <SummaryCard title={t('admin:profile.keeping')}>
      <SummaryList
        rows={[
          {
            key: t('admin:profile.drafts'),
            value: t('admin:profile.days', { count: council.draftDays }),
          },
          {
            key: t('admin:profile.reminders'),
            value: council.draftReminderDays
              .map((count) => t('admin:profile.daysBefore', { count }))
              .join(', '),
          },
          {
            key: t('admin:profile.notices'),
            value: t('admin:profile.years', { count: retention.notificationYears }),
          },
          {
            key: t('admin:profile.complaints'),
            value: t('admin:profile.years', { count: retention.complaintYears }),
          },
          {
            key: t('admin:profile.typed'),
            value: t('admin:profile.hours', { count: retention.stashedFormHours }),
          },
          {
            key: t('admin:profile.act'),
            value: t(act2026.registerFields ? 'admin:profile.actOn' : 'admin:profile.actOff', {
              date: formatDate('en', act2026.checkedOn),
            }),
          },
        ]}
      />
    </SummaryCard>
  );
}

function Casework({ council }: { council: CouncilProfile }) {
  const t = useT();
  const { casework } = council;
  const row = (key: string, value: ReactNode) => ({ key: t(`admin:profile.${key}`), value });
  const each = (key: string, counts: number[]) =>
    counts.map((count) => t(`admin:profile.${key}`, { count })).join(', ');
  return (
    <SummaryCard title={t('admin:profile.casework')}>
      <SummaryList
        rows={[
          row('unseen', t('admin:profile.months', { count: casework.unseenMonths })),
          row('chase', each('schoolDaysAfter', casework.chaseSchoolDays)),
          row('answerLink', t('admin:profile.days', { count: casework.answerLinkDays })),
          row('noticeReminders', each('daysBefore', casework.noticeReminderDays)),
          row('mash', <Ltr>{casework.mashEmail}</Ltr>),
          row(
            'nextLevel',
            <>
              {casework.nextLevelName} <Ltr>{casework.nextLevelEmail}</Ltr>
            </>,
          ),
        ]}
      />
    </SummaryCard>
  );
}

function Colours({ theme }: Pick<CouncilProfile, 'theme'>) {
  const t = useT();
  return (
    <SummaryCard title={t('admin:profile.colours')}>
      <ul role="list" className="flex flex-wrap gap-6">
        {Object.entries(theme).map(([name, colour]) => (
          <li key={name} className="flex items-center gap-3">
            <svg
              width="36"
              height="36"
              aria-hidden="true"
              className="rounded-md border border-edge"
            >
              <rect width="36" height="36" fill={colour} />
            </svg>
            <span>
              {t(`admin:profile.colour.${name}`)} <Ltr>{colour}</Ltr>
            </span>
          </li>
        ))}
      </ul>
    </SummaryCard>
  );
}

function Clocks({ clocks }: Pick<ProfilePageProps, 'clocks'>) {
  const t = useT();
  const length = ({ unit }: ClockLine, count: number) => t(`admin:unit.${unit}`, { count });
  return (
    <DataTable
      caption={t('admin:profile.clocks')}
      captionHidden
      rows={clocks}
      rowKey={({ code }) => code}
      columns={[
        {
          key: 'name',
          header: t('admin:profile.clock'),
          cell: ({ code }) => t(`admin:clock.${code}`),
        },
        {
          key: 'length',
          header: t('admin:profile.length'),
          cell: (line) =>
            line.length === line.published
              ? length(line, line.length)
              : t('admin:profile.ownLength', {
                  own: length(line, line.length),
                  published: length(line, line.published),
                }),
        },
        {
          key: 'starts',
          header: t('admin:profile.starts'),
          cell: ({ starts }) => t(`admin:starts.${starts}`),
        },
        {
          key: 'basis',
          header: t('admin:profile.basis'),
          cell: ({ basis }) => t(`admin:basis.${basis}`),
        },
        { key: 'source', header: t('admin:profile.source'), cell: ({ source }) => source },
      ]}
    />
  );
}
