import { DataTable, Ltr, Tag } from '~/components/layout';
import { useT } from '~/platform/i18n';
import type { DrawnKind } from '../guide/guide.types';
import type { KeptTime } from '../kept-times.server';
import type { PublishedTime } from '../published-times.server';

/** What the drawn blocks of the guide show of this council. */
export type Drawn = {
  times: PublishedTime[];
  kept: KeptTime[];
  contact: { team: string; phone: string; email: string; addressLines: string[] };
};

/** A block that the portal draws itself, from the profile. */
export function DrawnBlock({ kind, drawn }: { kind: DrawnKind; drawn: Drawn }) {
  switch (kind) {
    case 'times':
      return <Times times={drawn.times} />;
    case 'kept':
      return <Kept kept={drawn.kept} />;
    case 'cookies':
      return <Cookies />;
    case 'contact':
      return <Contact {...drawn.contact} />;
  }
}

function Times({ times }: { times: PublishedTime[] }) {
  const t = useT();
  return (
    <DataTable
      caption={t('guide:times.caption')}
      captionHidden
      rows={times}
      rowKey={(time) => time.code}
      columns={[
        {
          key: 'what',
          header: t('guide:times.what'),
          cell: (time) => t(`guide:times.rows.${time.code}`),
        },
        {
          key: 'time',
          header: t('guide:times.time'),
          cell: (time) => t(`guide:units.${time.unit}`, { count: time.length }),
        },
        {
          key: 'basis',
          header: t('guide:times.basis'),
          nowrap: true,
          cell: (time) => (
            <Tag tone={time.basis === 'law' ? 'info' : 'neutral'}>
              {t(`guide:times.${time.basis === 'law' ? 'law' : 'local'}`)}
            </Tag>
          ),
        },
      ]}
    />
  );
}

function Kept({ kept }: { kept: KeptTime[] }) {
  const t = useT();
  return (
    <DataTable
      caption={t('guide:kept.caption')}
      captionHidden
      rowKey={(row) => row.what}
      rows={kept}
      columns={[
        { key: 'what', header: t('guide:kept.what'), cell: (row) => t(`guide:kept.${row.what}`) },
        {
          key: 'time',
          header: t('guide:kept.time'),
          cell: (row) => t(`guide:kept.${row.time}`, { count: row.count }),
        },
      ]}
    />
  );
}

const cookies = ['session', 'browser', 'known'] as const;

function Cookies() {
  const t = useT();
  return (
    <DataTable
      caption={t('guide:cookies.caption')}
      captionHidden
      rowKey={(name) => name}
      rows={[...cookies]}
      columns={[
        {
          key: 'name',
          nowrap: true,
          header: t('guide:cookies.name'),
          cell: (name) => (
            <code dir="ltr" className="whitespace-nowrap">
              {name}
            </code>
          ),
        },
        {
          key: 'purpose',
          header: t('guide:cookies.purpose'),
          cell: (name) => t(`guide:cookies.${name}`),
        },
        {
          key: 'time',
          header: t('guide:cookies.time'),
          cell: (name) => t(`guide:cookies.${name}Time`),
        },
      ]}
    />
  );
}

function Contact({ team, phone, email, addressLines }: Drawn['contact']) {
  const t = useT();
  return (
    <address className="my-6 rounded-xl border border-line bg-surface p-5 not-italic">
      <p className="font-semibold">
        <bdi>{team}</bdi>
      </p>
      <p>
        {t('guide:contact.phone')}{' '}
        <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
          <Ltr>{phone}</Ltr>
        </a>
        <br />
        {t('guide:contact.email')}{' '}
        <a href={`mailto:${email}`}>
          <Ltr>{email}</Ltr>
        </a>
      </p>
      <p dir="ltr" lang="en">
        {addressLines.map((line) => (
          <span key={line} className="block">
            {line}
          </span>
        ))}
      </p>
    </address>
  );
}
