import type { ReactNode } from 'react';
import { ButtonLink } from '~/components/form';
import { BackLink, Ltr, MustMayNeedNot, Notice, Panel } from '~/components/layout';
import { formatDay, isolate, useLanguage, useT } from '~/platform/i18n';
import { SHARING } from '~/domains/notification';
import type { ChildCard, OwnRequest } from '../request.views';
import type { SharingNow } from '../sharing.rules';
import { AskedChildCard } from './child-card';

type RequestPageProps = {
  request: OwnRequest;
  children: ChildCard[];
  sharing: SharingNow;
  isLate: boolean;
  /** Names and addresses of the council, for its sentences. */
  words: { council: string; phone: string; email: string };
  laterWeeks: number;
  /** Answers were sent just now: the page begins as their receipt. */
  done: boolean;
};

/** The yearly request to one parent, about all of their children: one page. */
export function RequestPage(props: RequestPageProps) {
  const { request, children, done } = props;
  const t = useT();
  const language = useLanguage();
  const base = `/${language}/family`;
  const isBegun = children.some(({ answer }) => answer.draft !== null);
  return (
    <div className="max-w-[48rem]">
      <BackLink to={base} />
      {done ? <Receipt request={request} children={children} /> : <Opening {...props} />}
      <h2>{t('yearly:request.children')}</h2>
      {children.map((child) => (
        <AskedChildCard key={child.id} child={child} request={request} />
      ))}
      {isBegun && (
        <p>
          <ButtonLink to={`${base}/request/${request.id}/check`}>
            {t('yearly:request.checkAll')}
          </ButtonLink>
        </p>
      )}
      <SharingPart sharing={props.sharing} requestId={request.id} />
      <TalkPart request={request} words={props.words} />
      <Duties weeks={props.laterWeeks} />
    </div>
  );
}

/** Who asks, why and by when. */
function Opening({ request, isLate, words }: RequestPageProps) {
  const t = useT();
  const language = useLanguage();
  const date = formatDay(language, request.answerBy);
  return (
    <>
      <h1>{t('yearly:request.title')}</h1>
      <p className="text-lg">{t('yearly:request.lead', { council: words.council })}</p>
      <p className="max-w-prose">{t('yearly:request.why')}</p>
      <p className="max-w-prose">{t('yearly:request.short')}</p>
      <Notice>
        {request.isOver
          ? t('yearly:request.over')
          : t(isLate ? 'yearly:request.late' : 'yearly:request.by', { date })}
      </Notice>
    </>
  );
}

/** What was sent just now is here; what is still open is said without hurry. */
function Receipt({ request, children }: Pick<RequestPageProps, 'request' | 'children'>) {
  const t = useT();
  const isOpen = children.some(({ answer }) => answer.sent === null);
  return (
    <>
      <Panel title={t('yearly:receipt.title')}>
        <p>
          {t('plan:sent.reference')}{' '}
          <strong>
            <Ltr>{request.reference}</Ltr>
          </strong>
        </p>
        <p>{t('yearly:receipt.text')}</p>
      </Panel>
      <p className="max-w-prose">{t('yearly:receipt.next')}</p>
      {isOpen && <p className="max-w-prose">{t('yearly:receipt.open')}</p>}
    </>
  );
}

/** What the parent must, may and need not do: no duty to answer in a given form (Education Act 1996 s.7, 436A, 437). */
function Duties({ weeks }: { weeks: number }) {
  const t = useT();
  return (
    <section className="mt-10" aria-labelledby="duties">
      <h2 id="duties">{t('yearly:request.duties')}</h2>
      <MustMayNeedNot
        must={[t('yearly:request.must.education')]}
        may={(['form', 'one', 'somebody', 'time', 'change'] as const).map((key) =>
          t(`yearly:request.may.${key}`, { weeks }),
        )}
        neednot={(['form', 'visit', 'child', 'why', 'hours'] as const).map((key) =>
          t(`yearly:request.neednot.${key}`),
        )}
      />
      <p className="max-w-prose">{t('yearly:request.law')}</p>
    </section>
  );
}

function SharingPart({ sharing, requestId }: { sharing: SharingNow; requestId: string }) {
  const t = useT();
  const language = useLanguage();
  const given = SHARING.filter((code) => sharing[code]);
  return (
    <section className="mt-10" aria-labelledby="sharing">
      <h2 id="sharing">{t('yearly:sharing.title')}</h2>
      <p className="max-w-prose">
        {t(given.length > 0 ? 'yearly:sharing.some' : 'yearly:sharing.none')}
      </p>
      {given.length > 0 && (
        <ul>
          {given.map((code) => (
            <li key={code}>{t(`family:change.share.${code}`)}</li>
          ))}
        </ul>
      )}
      <p>
        <a
          href={`/${language}/family/sharing?request=${requestId}`}
          className="inline-flex min-h-11 items-center"
        >
          {t('yearly:sharing.look')}
        </a>
      </p>
    </section>
  );
}

/** The written conversation of this request, and how else to reach the team. */
function TalkPart({ request, words }: Pick<RequestPageProps, 'request' | 'words'>) {
  const t = useT();
  const language = useLanguage();
  const item = (content: ReactNode) => <li>{content}</li>;
  return (
    <section className="mt-10" aria-labelledby="talk">
      <h2 id="talk">{t('yearly:request.ask')}</h2>
      <ul>
        {item(
          <a
            href={`/${language}/family/matter/${request.itemId}#conversation`}
            className="inline-flex min-h-11 items-center"
          >
            {t('yearly:request.write')}
          </a>,
        )}
        {item(t('yearly:request.phone', { phone: isolate(words.phone) }))}
        {item(t('yearly:request.email', { email: isolate(words.email) }))}
      </ul>
    </section>
  );
}
