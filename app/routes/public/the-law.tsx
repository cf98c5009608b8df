import { useLoaderData } from '@remix-run/react';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { DataTable, MustMayNeedNot, Tag } from '~/components/layout';
import {
  AuthoritativeNote,
  GuidanceSections,
  Paragraphs,
  sameForEveryone,
  Source,
  Sourced,
  useWords,
  type SourcedText,
} from '~/domains/guidance';
import { guidanceValues, publishedTimes } from '~/domains/guidance/index.server';
import { profile } from '~/platform/config/environment.server';
import { formatDate, useLanguage, useT } from '~/platform/i18n';
import { pageTitle } from '~/platform/i18n/page-title';
import { publicAccess } from '~/platform/permissions/access';
import { requireLanguage } from '~/platform/permissions/guard.server';

export const handle = publicAccess;
export const meta = pageTitle('public:law.title');
export const headers = sameForEveryone;

export function loader(args: LoaderFunctionArgs) {
  requireLanguage(args);
  return { values: guidanceValues(), times: publishedTimes(), checkedOn: profile().act2026.checkedOn };
}

export default function TheLaw() {
  const t = useT();
  const { values } = useLoaderData<typeof loader>();
  const duties = useWords<Record<'must' | 'may' | 'neednot', SourcedText[]>>('public:law.duties');
  const shown = (all: SourcedText[]) => all.map((each) => <Sourced key={each.text} {...each} />);
  return (
    <>
      <div className="max-w-[42rem]">
        <h1>{t('public:law.title')}</h1>
        <p className="mb-6 text-lg">{t('public:law.lead')}</p>
        <AuthoritativeNote />
      </div>
      <MustMayNeedNot
        must={shown(duties.must)}
        may={shown(duties.may)}
        neednot={shown(duties.neednot)}
      />
      <div className="max-w-[42rem]">
        <GuidanceSections from="public:law.sections" values={values} />
        <PlannedAct />
        <LocalPolicy />
      </div>
    </>
  );
}

/** The one place that speaks of the 2026 Act: planned, not in force. */
function PlannedAct() {
  const t = useT();
  const language = useLanguage();
  const { checkedOn } = useLoaderData<typeof loader>();
  const body = useWords<string[]>('public:law.act.body', { date: formatDate(language, checkedOn) });
  return (
    <section className="mt-10 rounded-xl border-2 border-dashed border-edge px-5 pt-5 pb-1">
      <h2 id="act">{t('public:law.act.title')}</h2>
      <Paragraphs>{body}</Paragraphs>
      <p>
        <Source>{t('public:law.act.source')}</Source>
      </p>
    </section>
  );
}

/** The council's own times, told apart from those that the law sets. */
function LocalPolicy() {
  const t = useT();
  const { values, times } = useLoaderData<typeof loader>();
  return (
    <section className="mt-10">
      <h2 id="policy">{t('public:law.policy.title', values)}</h2>
      <p>{t('public:law.policy.lead')}</p>
      <DataTable
        caption={t('public:law.policy.caption')}
        captionHidden
        rows={times}
        rowKey={(time) => time.code}
        columns={[
          {
            key: 'what',
            header: t('public:law.policy.what'),
            cell: (time) => t(`public:law.policy.rows.${time.code}`),
          },
          {
            key: 'time',
            header: t('public:law.policy.time'),
            cell: (time) => t(`public:law.policy.units.${time.unit}`, { count: time.length }),
          },
          {
            key: 'basis',
            header: t('public:law.policy.basis'),
            nowrap: true,
            cell: (time) => (
              <Tag tone={time.basis === 'law' ? 'info' : 'neutral'}>
                {t(`public:law.policy.${time.basis === 'law' ? 'law' : 'local'}`)}
              </Tag>
            ),
          },
        ]}
      />
      <p className="mt-4">{t('public:law.policy.more')}</p>
    </section>
  );
}
