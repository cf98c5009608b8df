import { ButtonLink } from '~/components/form';
import { BackLink, EmptyState, Ltr, SummaryCard, SummaryList } from '~/components/layout';
import { formatDate, formatList, formatMoment, isolate, useLanguage, useT } from '~/platform/i18n';
import type { PieceLine, ToldChild } from '../evidence.views';
import type { OwnSending } from '../sending/sending.store.server';
import { FilesOutcomeBanner } from './file-sender-outcome';
import { SentState } from './sent-state';

type ListProps = { sendings: OwnSending[]; children: ToldChild[] };

/** Everything one parent ever sent, to look at and to download. */
export function ListPage({ sendings, children }: ListProps) {
  const t = useT();
  const language = useLanguage();
  const drafts = sendings.filter((one) => one.state === 'draft');
  const sent = sendings.filter((one) => one.state !== 'draft');
  return (
    <div className="max-w-[48rem]">
      <BackLink to={`/${language}/family/plans`} />
      <FilesOutcomeBanner />
      <h1>{t('plan:list.title')}</h1>
      <p className="text-lg">{t('plan:list.lead')}</p>
      {sent.length === 0 ? (
        <EmptyState title={t('plan:list.empty')}>
          <p>
            <a href={`/${language}/family/plans`}>{t('plan:list.emptyLink')}</a>
          </p>
        </EmptyState>
      ) : (
        <>
          <p className="mb-1">
            <ButtonLink to={`/${language}/family/everything.zip`} variant="secondary" download>
              {t('plan:list.archive')}
            </ButtonLink>
          </p>
          <p className="text-sm text-soft">{t('plan:list.archiveText')}</p>
        </>
      )}
      {drafts.length > 0 && (
        <section aria-labelledby="drafts">
          <h2 id="drafts">{t('plan:list.drafts')}</h2>
          {drafts.map((one) => (
            <Line key={one.id} sending={one} told={children} />
          ))}
        </section>
      )}
      {sent.length > 0 && (
        <section aria-labelledby="sent">
          <h2 id="sent">{t('plan:list.sent')}</h2>
          {sent.map((one) => (
            <Line key={one.id} sending={one} told={children} />
          ))}
        </section>
      )}
    </div>
  );
}

function Line({ sending, told }: { sending: OwnSending; told: ToldChild[] }) {
  const t = useT();
  const language = useLanguage();
  const { kind, child, state } = sending;
  const isDraft = state === 'draft';
  const title = t(`plan:kindOf.${kind}`, { name: isolate(child?.name ?? '') });
  const base = `/${language}/family`;
  return (
    <SummaryCard
      under
      title={title}
      actions={
        <a
          className="inline-flex min-h-11 items-center"
          href={isDraft ? `${base}/${kind}/${sending.id}` : `${base}/sent/${sending.id}`}
        >
          {t(isDraft ? 'plan:list.goOn' : 'plan:list.see')}
          <span className="sr-only">
            {' '}
            {title} {sending.reference}
          </span>
        </a>
      }
    >
      <SummaryList rows={rowsOf(sending, told, t, language)} />
    </SummaryCard>
  );
}

function rowsOf(
  sending: OwnSending,
  told: ToldChild[],
  t: ReturnType<typeof useT>,
  language: ReturnType<typeof useLanguage>,
) {
  const files = sending.pieces.filter((piece) => piece.form === 'file');
  const links = sending.pieces.filter((piece) => piece.form === 'link');
  const marked = new Set(sending.pieces.flatMap((piece) => piece.children));
  const about = told.filter((one) => marked.has(one.id)).map((one) => isolate(one.name));
  return [
    ...(sending.kind === 'evidence' && about.length > 0
      ? [{ key: t('plan:list.about'), value: formatList(language, about) }]
      : []),
    ...(sending.sentAt
      ? [{ key: t('plan:list.when'), value: formatMoment(language, sending.sentAt) }]
      : []),
    ...(sending.reference
      ? [{ key: t('plan:list.reference'), value: <Ltr>{sending.reference}</Ltr> }]
      : []),
    {
      key: t('plan:list.state'),
      value:
        sending.state === 'draft' && sending.expiresAt ? (
          t('plan:list.keptUntil', { date: formatDate(language, sending.expiresAt) })
        ) : (
          <SentState sending={sending} />
        ),
    },
    ...(files.length > 0 ? [{ key: t('plan:list.files'), value: <FilesOf pieces={files} /> }] : []),
    ...(links.length > 0
      ? [
          {
            key: t('plan:list.links'),
            value: (
              <ul role="list">
                {links.map((link) => (
                  <li key={link.id} className="wrap-anywhere">
                    <Ltr>{link.text}</Ltr>
                  </li>
                ))}
              </ul>
            ),
          },
        ]
      : []),
  ];
}

/** Each file with where it stands, and the way to it once it is ready. */
function FilesOf({ pieces }: { pieces: PieceLine[] }) {
  const t = useT();
  const language = useLanguage();
  return (
    <ul role="list" className="space-y-2">
      {pieces.map(({ id, file }) =>
        file ? (
          <li key={id} className="wrap-anywhere">
            <bdi>{file.name}</bdi>
            <span className="flex flex-wrap items-center gap-x-4">
              <span className="text-sm text-soft">{t(`files:state.${file.state}`)}</span>
              {file.state === 'ready' && (
                <a
                  href={`/${language}/family/sent-file/${file.id}?use=download`}
                  className="inline-flex min-h-11 items-center"
                >
                  {t('plan:list.download')}
                  <span className="sr-only"> {isolate(file.name)}</span>
                </a>
              )}
            </span>
          </li>
        ) : null,
      )}
    </ul>
  );
}
