import type { ReactNode } from 'react';
import {
  BackLink,
  Banner,
  Ltr,
  Panel,
  Steps,
  SummaryList,
  type SummaryRow,
} from '~/components/layout';
import { formatDay, formatMoment, useLanguage, useT } from '~/platform/i18n';
import type { AnswersOf, FileLine } from '../evidence.views';
import type { OwnSending } from '../sending/sending.store.server';
import { FileRow } from './file-sender-row';
import type { FileLimits } from '../refusal-words';
import { SendingContents } from './plan-view';
import { SentState } from './sent-state';

type SentPageProps = {
  sending: OwnSending;
  done: 'sent' | 'withdrawn' | 'read' | null;
  files: FileLine[];
  limits: FileLimits;
};

const settled: string[] = ['ready', 'refused'];

/** The receipt of something sent: that it arrived, what happens next, and what can still be done. */
export function SentPage({ sending, done, files, limits }: SentPageProps) {
  const t = useT();
  const language = useLanguage();
  const { kind, state } = sending;
  return (
    <div className="max-w-[48rem]">
      <BackLink to={`/${language}/family/plans`} />
      {done === 'sent' ? <Arrived sending={sending} /> : <Heading sending={sending} done={done} />}
      <SummaryList rows={facts(sending, done === 'sent', t, language)} />
      {state === 'sent' && (
        <Next sending={sending} checks={files.some(({ state }) => !settled.includes(state))} />
      )}
      {files.length > 0 && (
        <>
          <h2>{t('plan:sent.files')}</h2>
          <ul role="list">
            {files.map((file) => (
              <FileRow
                key={file.id}
                file={file}
                limits={limits}
                removal={null}
                lookAt={`/${language}/family/sent-file/${file.id}`}
              />
            ))}
          </ul>
        </>
      )}
      <h2>{t('plan:sent.what')}</h2>
      <SendingContents sending={sending} />
      <h2>{t('plan:sent.more')}</h2>
      <MoreToDo sending={sending} />
      <p className="mt-6">
        <a href={`/${language}/family/files`} className="inline-flex min-h-11 items-center">
          {t('plan:sent.list')}
        </a>
      </p>
      {(kind === 'plan' || kind === 'yearly') && sending.replacedById && (
        <p>
          <a href={`/${language}/family/sent/${sending.replacedById}`}>
            {t(kind === 'plan' ? 'plan:sent.newest' : 'yearly:sent.newest')}
          </a>
        </p>
      )}
    </div>
  );
}

function Arrived({ sending }: { sending: OwnSending }) {
  const t = useT();
  const language = useLanguage();
  return (
    <Panel title={t(`plan:sent.title.${sending.kind}`)}>
      <p>
        {t('plan:sent.reference')}{' '}
        <strong>
          <Ltr>{sending.reference}</Ltr>
        </strong>
      </p>
      <p>
        {t('plan:sent.arrived', { when: formatMoment(language, sending.sentAt!) })}{' '}
        {t('plan:sent.keep')}
      </p>
    </Panel>
  );
}

function Heading({ sending, done }: Pick<SentPageProps, 'sending' | 'done'>) {
  const t = useT();
  const language = useLanguage();
  const when = sending.firstReadAt ? formatMoment(language, sending.firstReadAt) : '';
  return (
    <>
      {done && (
        <Banner
          kind={done === 'read' ? 'important' : 'success'}
          title={t(`plan:sent.done.${done}`)}
          focus
        >
          <p className="mb-0">{t(`plan:sent.done.${done}Text`, { when })}</p>
        </Banner>
      )}
      <h1>{t(`plan:sent.heading.${sending.kind}`)}</h1>
    </>
  );
}

/** What is known of it; on the first sight the panel says when it arrived and as what. */
function facts(
  sending: OwnSending,
  told: boolean,
  t: ReturnType<typeof useT>,
  language: ReturnType<typeof useLanguage>,
): SummaryRow[] {
  const { child, number, reference, sentAt } = sending;
  return [
    ...(child ? [{ key: t('plan:sent.child'), value: <bdi>{child.name}</bdi> }] : []),
    ...(told
      ? []
      : [
          { key: t('plan:sent.reference'), value: <Ltr>{reference}</Ltr> },
          { key: t('plan:list.when'), value: sentAt && formatMoment(language, sentAt) },
        ]),
    ...(number && number > 1
      ? [{ key: t('plan:sent.version'), value: t('plan:sent.versionNumber', { number }) }]
      : []),
    { key: t('plan:sent.state'), value: <SentState sending={sending} /> },
  ];
}

function wantsToTalk({ kind, answers }: OwnSending): boolean {
  if (kind === 'plan') return (answers as AnswersOf['plan']).talk;
  return kind === 'yearly' && (answers as AnswersOf['yearly']).ways.length > 0;
}

/** What the council does next, and by when (local policy; protocol 6.4). */
function Next({ sending, checks }: { sending: OwnSending; checks: boolean }) {
  const t = useT();
  const language = useLanguage();
  const talks = wantsToTalk(sending);
  const steps = [
    ...(checks
      ? [{ title: t('plan:sent.nextFiles'), body: <p>{t('plan:sent.nextFilesText')}</p> }]
      : []),
    {
      title: t('plan:sent.nextRead'),
      body: (
        <p>
          {sending.dueOn
            ? t('plan:sent.nextReadBy', { date: formatDay(language, sending.dueOn) })
            : t('plan:sent.nextReadSoon')}
        </p>
      ),
    },
    ...(talks
      ? [{ title: t('plan:sent.nextTalk'), body: <p>{t('plan:sent.nextTalkText')}</p> }]
      : []),
    { title: t('plan:sent.nextWrite'), body: <p>{t('plan:sent.nextWriteText')}</p> },
  ];
  return (
    <>
      <h2>{t('plan:sent.next')}</h2>
      <Steps steps={steps} />
    </>
  );
}

/** What may still be done: write, send a newer one, send more, or take it back until it is read. */
function MoreToDo({ sending }: { sending: OwnSending }) {
  const t = useT();
  const language = useLanguage();
  const base = `/${language}/family`;
  const { kind, child, state, firstReadAt } = sending;
  const isOpen = state === 'sent' && !firstReadAt;
  const items: { to: string; label: string; text: ReactNode }[] = [];
  if (sending.itemId) {
    items.push({
      to: `${base}/matter/${sending.itemId}#conversation`,
      label: t('plan:sent.conversation'),
      text: t('plan:sent.conversationText'),
    });
  }
  if (kind === 'plan' && child) {
    items.push({
      to: `${base}/plans/${child.id}`,
      label: t(isOpen ? 'plan:sent.replace' : 'plan:sent.newer'),
      text: isOpen
        ? t('plan:sent.replaceText')
        : firstReadAt && t('plan:sent.newerText', { date: formatMoment(language, firstReadAt) }),
    });
  }
  if (kind === 'yearly' && isOpen) {
    items.push({
      to: `${base}/matter/${sending.itemId}`,
      label: t('yearly:sent.request'),
      text: t('yearly:sent.requestText'),
    });
  }
  if (kind === 'evidence') {
    items.push({
      to: `${base}/evidence`,
      label: t('plan:sent.addEvidence'),
      text: t('plan:sent.addEvidenceText'),
    });
  }
  if (isOpen) {
    items.push({
      to: `${base}/sent/${sending.id}/withdraw`,
      label: t('plan:sent.withdraw'),
      text: t('plan:sent.withdrawText'),
    });
  }
  return (
    <ul role="list" className="space-y-2">
      {items.map((item) => (
        <li key={item.to}>
          <a href={item.to} className="inline-flex min-h-11 items-center font-semibold">
            {item.label}
          </a>
          {item.text && <span className="block max-w-prose">{item.text}</span>}
        </li>
      ))}
    </ul>
  );
}
