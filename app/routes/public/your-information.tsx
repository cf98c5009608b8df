import { useLoaderData } from '@remix-run/react';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { DataTable } from '~/components/layout';
import { useRoot } from '~/components/layout/use-root';
import {
  AuthoritativeNote,
  GuidanceSections,
  Paragraphs,
  sameForEveryone,
  useWords,
} from '~/domains/guidance';
import { guidanceValues } from '~/domains/guidance/index.server';
import { profile } from '~/platform/config/environment.server';
import { useT } from '~/platform/i18n';
import { pageTitle } from '~/platform/i18n/page-title';
import { publicAccess } from '~/platform/permissions/access';
import { requireLanguage } from '~/platform/permissions/guard.server';

export const handle = publicAccess;
export const meta = pageTitle('public:information.title');
export const headers = sameForEveryone;

/** Within how many days a complaint about the use of information is acknowledged (Data Protection Act 2018 s.164A). */
const complaintDays = 30;

export function loader(args: LoaderFunctionArgs) {
  requireLanguage(args);
  const { retention, draftDays, booking } = profile();
  return { values: guidanceValues(), ...retention, draftDays, bookingDays: booking.keepDays };
}

export default function YourInformation() {
  const t = useT();
  const { council } = useRoot();
  const { values } = useLoaderData<typeof loader>();
  const complain = useWords<string[]>('public:information.complain.body', { days: complaintDays });
  return (
    <div className="max-w-[42rem]">
      <h1>{t('public:information.title')}</h1>
      <p className="text-lg">{t('public:information.lead', values)}</p>
      <AuthoritativeNote />
      <GuidanceSections from="public:information.sections" values={values} />
      <HowLong />
      <Cookies />
      <h2>{t('public:information.complain.title')}</h2>
      <Paragraphs>{complain}</Paragraphs>
      <p>
        <a href={council.complaintsUrl}>{t('public:information.complain.link')}</a>
      </p>
    </div>
  );
}

function HowLong() {
  const t = useT();
  const { notificationYears, draftDays, stashedFormHours, bookingDays } =
    useLoaderData<typeof loader>();
  const from = 'public:information.how';
  return (
    <>
      <h2>{t(`${from}.title`)}</h2>
      <DataTable
        caption={t(`${from}.title`)}
        captionHidden
        rowKey={(row) => row.what}
        rows={[
          { what: t(`${from}.matter`), time: t(`${from}.years`, { count: notificationYears }) },
          { what: t(`${from}.draft`), time: t(`${from}.days`, { count: draftDays }) },
          {
            what: t(`${from}.booking`),
            time: t(`${from}.bookingDays`, { count: bookingDays }),
          },
          { what: t(`${from}.typed`), time: t(`${from}.hours`, { count: stashedFormHours }) },
          { what: t(`${from}.code`), time: t(`${from}.codeTime`) },
        ]}
        columns={[
          { key: 'what', header: t(`${from}.what`), cell: (row) => row.what },
          { key: 'time', header: t(`${from}.time`), cell: (row) => row.time },
        ]}
      />
    </>
  );
}

const cookies = ['session', 'browser', 'known'] as const;

function Cookies() {
  const t = useT();
  const from = 'public:information.cookies';
  return (
    <>
      <h2>{t(`${from}.title`)}</h2>
      <p>{t(`${from}.lead`)}</p>
      <DataTable
        caption={t(`${from}.title`)}
        captionHidden
        rowKey={(name) => name}
        rows={[...cookies]}
        columns={[
          { key: 'name', nowrap: true, header: t(`${from}.name`), cell: (name) => <code dir="ltr" className="whitespace-nowrap">{name}</code> },
          { key: 'purpose', header: t(`${from}.purpose`), cell: (name) => t(`${from}.${name}`) },
          { key: 'time', header: t(`${from}.time`), cell: (name) => t(`${from}.${name}Time`) },
        ]}
      />
    </>
  );
}
