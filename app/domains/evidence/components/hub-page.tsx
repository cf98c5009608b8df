import { Button, ButtonLink } from '~/components/form';
import { Banner, EmptyState, MustMayNeedNot, SummaryCard, SummaryList } from '~/components/layout';
import { formatDate, isolate, useLanguage, useT } from '~/platform/i18n';
import type { HubChild, Standing } from '../sending/hub-pages.server';

type HubProps = {
  children: HubChild[];
  evidence: Standing;
  anySent: boolean;
  done: string | null;
};

/** The way in to everything a parent may send: each child, evidence, and all that was sent. */
export function HubPage({ children, evidence, anySent, done }: HubProps) {
  const t = useT();
  const language = useLanguage();
  const base = `/${language}/family`;
  return (
    <div className="max-w-[60rem]">
      {done === 'deleted' && <Banner kind="success" title={t('plan:hub.deleted')} focus />}
      <h1>{t('plan:hub.title')}</h1>
      <p className="max-w-prose text-lg">{t('plan:hub.lead')}</p>
      {children.length === 0 ? (
        <EmptyState title={t('plan:hub.empty')}>
          <p>{t('plan:hub.emptyText')}</p>
          <p>
            <a href={`/${language}/notify`}>{t('plan:hub.emptyLink')}</a>
          </p>
        </EmptyState>
      ) : (
        <>
          <h2>{t('plan:hub.yourChildren')}</h2>
          {children.map((child) => (
            <ChildCard key={child.id} child={child} />
          ))}
          <h2>{t('plan:hub.evidence')}</h2>
          <p className="max-w-prose">{t('plan:hub.evidenceText')}</p>
          <p>
            <StandingText {...evidence} />
          </p>
          <p>
            <ButtonLink to={`${base}/evidence`} variant="secondary">
              {t(evidence.draft ? 'plan:hub.goOnEvidence' : 'plan:hub.startEvidence')}
            </ButtonLink>
          </p>
        </>
      )}
      {anySent && (
        <>
          <h2>
            <a href={`${base}/files`} className="inline-flex min-h-11 items-center">
              {t('plan:hub.everything')}
            </a>
          </h2>
          <p>{t('plan:hub.everythingText')}</p>
        </>
      )}
      <div className="mt-10">
        <Duties />
        <p className="max-w-prose">{t('plan:hub.inform')}</p>
      </div>
    </div>
  );
}

/** What is asked of nobody, what is open to everybody, and the one duty (Education Act 1996 s.7). */
function Duties() {
  const t = useT();
  return (
    <MustMayNeedNot
      must={[t('plan:hub.must.education')]}
      may={(['form', 'talk', 'change', 'child'] as const).map((key) => t(`plan:hub.may.${key}`))}
      neednot={(['form', 'curriculum', 'timetable', 'visit', 'voice'] as const).map((key) =>
        t(`plan:hub.neednot.${key}`),
      )}
    />
  );
}

function ChildCard({ child }: { child: HubChild }) {
  const t = useT();
  const language = useLanguage();
  const base = `/${language}/family`;
  const { plan, voice } = child;
  const name = <span className="sr-only"> {t('plan:hub.for', { name: isolate(child.name) })}</span>;
  return (
    <SummaryCard under title={<bdi>{child.name}</bdi>}>
      <SummaryList
        rows={[
          { key: t('plan:hub.plan'), value: <StandingText {...plan} name={child.name} /> },
          { key: t('plan:hub.voice'), value: <StandingText {...voice} name={child.name} /> },
        ]}
      />
      <div className="flex flex-wrap items-center gap-4 pt-4 pb-2">
        <ButtonLink to={plan.draft ? `${base}/plan/${plan.draft}` : `${base}/plans/${child.id}`}>
          {t(plan.draft ? 'plan:hub.goOn' : plan.sent ? 'plan:hub.new' : 'plan:hub.start')}
          {name}
        </ButtonLink>
        <form method="post">
          <input type="hidden" name="voice" value={child.id} />
          <Button variant="secondary">
            {t(voice.draft ? 'plan:hub.goOnVoice' : 'plan:hub.startVoice', {
              name: isolate(child.name),
            })}
          </Button>
        </form>
      </div>
    </SummaryCard>
  );
}

/** Where one thing stands, in words, with the way to what was sent. */
function StandingText({ draft, sent, name }: Standing & { name?: string }) {
  const t = useT();
  const language = useLanguage();
  if (!draft && !sent) return <span className="text-soft">{t('plan:hub.none')}</span>;
  const date = sent?.sentAt ? formatDate(language, sent.sentAt) : '';
  return (
    <>
      {sent && (
        <span className="block">
          {sent.firstReadAt
            ? t('plan:hub.readSince', { date, read: formatDate(language, sent.firstReadAt) })
            : t('plan:hub.sentOn', { date })}
          <a
            href={`/${language}/family/sent/${sent.id}`}
            className="flex min-h-11 w-fit items-center"
          >
            {t('plan:hub.see')}
            {name && <span className="sr-only"> {t('plan:hub.for', { name: isolate(name) })}</span>}
          </a>
        </span>
      )}
      {draft && <span className="block">{t(sent ? 'plan:hub.draftToo' : 'plan:hub.draft')}</span>}
    </>
  );
}
