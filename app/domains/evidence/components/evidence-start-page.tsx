import { Button, ButtonLink } from '~/components/form';
import { BackLink, Notice } from '~/components/layout';
import { formatDate, useLanguage, useT } from '~/platform/i18n';

const kinds = ['photos', 'documents', 'tables', 'media', 'links', 'words'] as const;
const facts = ['place', 'kept', 'original'] as const;

type StartProps = {
  /** The set that is being made, if there is one. */
  open: { id: string; pieces: number; until: string | null } | null;
  hasChild: boolean;
};

/** What may be sent, that nothing must be, and the way into the one set that is not sent yet. */
export function EvidenceStartPage({ open, hasChild }: StartProps) {
  const t = useT();
  const language = useLanguage();
  const words = (key: string) => t(`evidence:start.${key}`);
  return (
    <div className="max-w-[42rem]">
      <BackLink to={`/${language}/family`} />
      <h1>{words('title')}</h1>
      <p>{words('lead')}</p>
      <p className="font-semibold">{words('free')}</p>
      {hasChild ? <Begin open={open} /> : <NoChild />}
      <h2>{words('may.title')}</h2>
      <ul>
        {kinds.map((kind) => (
          <li key={kind}>{words(`may.${kind}`)}</li>
        ))}
      </ul>
      <h2>{words('good.title')}</h2>
      <ul>
        {facts.map((fact) => (
          <li key={fact}>{words(`good.${fact}`)}</li>
        ))}
      </ul>
      <p>
        <a href={`/${language}/family/files`} className="inline-flex min-h-11 items-center">
          {words('sent')}
        </a>
      </p>
    </div>
  );
}

function Begin({ open }: Pick<StartProps, 'open'>) {
  const t = useT();
  const language = useLanguage();
  if (!open) {
    return (
      <form method="post" className="my-8">
        <Button>{t('evidence:start.begin')}</Button>
      </form>
    );
  }
  return (
    <section className="my-8 rounded-xl border border-line bg-surface p-5">
      <h2>{t('evidence:start.open.title')}</h2>
      <p>
        {open.pieces === 0
          ? t('evidence:start.open.none')
          : t('evidence:start.open.count', { count: open.pieces })}{' '}
        {open.until && t('evidence:start.open.until', { date: formatDate(language, open.until) })}
      </p>
      <ButtonLink to={`/${language}/family/evidence/${open.id}`}>
        {t('evidence:start.open.go')}
      </ButtonLink>
    </section>
  );
}

function NoChild() {
  const t = useT();
  const language = useLanguage();
  return (
    <Notice>
      <h2 className="mt-0 text-lg">{t('evidence:start.noChild.title')}</h2>
      <p>{t('evidence:start.noChild.text')}</p>
      <a href={`/${language}/notify`}>{t('evidence:start.noChild.go')}</a>
    </Notice>
  );
}
