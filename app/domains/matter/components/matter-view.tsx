import { ButtonLink, ErrorSummary, type FormProblems } from '~/components/form';
import {
  BackLink,
  Banner,
  Details,
  Ltr,
  SummaryList,
  Timeline,
  UserText,
} from '~/components/layout';
import { ComplaintSummary, type ComplaintBody } from '~/domains/complaint';
import { EnquirySummary, type EnquiryBody } from '~/domains/enquiry';
import { COMPLAINT_KINDS } from '~/domains/intake';
import { describeAnswers } from '~/domains/notification';
import { SurveyLink } from '~/domains/survey';
import { formatList, formatMoment, isolate, useLanguage, useT } from '~/platform/i18n';
import { canWithdraw, childName, dueNext } from '../matter.rules';
import type { Matter } from '../matter.store.server';
import { Conversation } from './conversation';
import { outcomeTitle } from './message-text';
import { DueList } from './due-list';

type MatterViewProps = {
  matter: Matter;
  officerTitle: string;
  submitKey: string;
  done: string | null;
  problems?: FormProblems;
};

const doneCodes = ['message', 'change', 'contact', 'withdrawn', 'already', 'correction'];

/** The parent's page of one matter: what happens next, who deals with it, its story, and the conversation. */
export function MatterView(props: MatterViewProps) {
  const { matter, problems, done } = props;
  const t = useT();
  const language = useLanguage();
  const base = `/${language}/family/matter/${matter.id}`;
  return (
    <div className="max-w-[48rem]">
      <BackLink to={`/${language}/family`} />
      <ErrorSummary problems={problems} errorsFrom="family:matter" />
      {done && doneCodes.includes(done) && (
        <Banner kind="success" title={t(`family:done.${done}`)} focus />
      )}
      <h1>
        {t(`family:kind.${matter.kind}`)}
        {matter.about.length > 0 && `: ${formatList(language, matter.about.map(isolate))}`}
      </h1>
      <p>
        {t('family:home.reference')} <Ltr>{matter.reference}</Ltr>
      </p>
      {matter.requestId && (
        <p>
          <ButtonLink to={`/${language}/family/request/${matter.requestId}`} variant="secondary">
            {t('yearly:matter.see')}
          </ButtonLink>
        </p>
      )}
      <h2>{t('family:due.title')}</h2>
      <DueList due={matter.withdrawnAt ? [] : dueNext(matter.clocks)} />
      {matter.status === 'closed' && !matter.withdrawnAt && <p>{t('family:due.closed')}</p>}
      <h2>{t('family:matter.who')}</h2>
      <p>
        {matter.officer
          ? t('family:matter.whoOfficer', { name: matter.officer, title: props.officerTitle })
          : t('family:matter.whoNobody')}
      </p>
      {matter.children.length > 0 && <EachChild matter={matter} />}
      <Story matter={matter} />
      <Conversation matter={matter} problems={problems} submitKey={props.submitKey} />
      {matter.answers && <WhatYouTold matter={matter} />}
      {!matter.answers && !matter.requestId && <WhatYouWrote matter={matter} />}
      {matter.kind === 'notification' && (
        <section className="mt-10" aria-labelledby="changes">
          <h2 id="changes">{t('family:matter.changes')}</h2>
          <ul>
            <li>
              <a href={`${base}/change`}>{t('family:matter.changeLink')}</a>
              <br />
              {t('family:matter.changeText')}
            </li>
            {canWithdraw(matter) && (
              <li>
                <a href={`${base}/withdraw`}>{t('family:matter.withdrawLink')}</a>
                <br />
                {t('family:matter.withdrawText')}
              </li>
            )}
          </ul>
        </section>
      )}
      {!matter.withdrawnAt && matter.messages.some(({ kind }) => kind === 'outcome') && (
        <SurveyLink />
      )}
    </div>
  );
}

function EachChild({ matter }: { matter: Matter }) {
  const t = useT();
  const language = useLanguage();
  return (
    <>
      <h2>{t('family:matter.children')}</h2>
      <SummaryList
        rows={matter.children.map((child) => ({
          key: (
            <a href={`/${language}/family/child/${child.id}`}>
              <bdi>{childName(matter, child.key)}</bdi>
            </a>
          ),
          value:
            child.outcome && !matter.withdrawnAt
              ? t(`outcome:${child.outcome}.short`)
              : t(`family:state.${matter.withdrawnAt ? 'withdrawn' : matter.status}`),
        }))}
      />
    </>
  );
}

function Story({ matter }: { matter: Matter }) {
  const t = useT();
  const language = useLanguage();
  const outcomes = matter.messages.filter((message) => message.kind === 'outcome');
  const items = [
    {
      at: matter.receivedAt,
      title: t(`family:matter.${beganAs(matter)}`),
    },
    ...outcomes.map((message) => ({
      at: message.at,
      title: <a href={`#m-${message.id}`}>{outcomeTitle(t, language, matter, message)}</a>,
    })),
    ...(matter.withdrawnAt
      ? [{ at: matter.withdrawnAt, title: t('family:matter.withdrawn') }]
      : []),
  ].sort((a, b) => a.at.localeCompare(b.at));
  return (
    <section className="mt-10" aria-labelledby="story">
      <h2 id="story">{t('family:matter.story')}</h2>
      <Timeline
        items={items.map(({ at, title }) => ({ when: formatMoment(language, at), title }))}
      />
    </section>
  );
}

function beganAs({ requestId, sentByStaff }: Matter): string {
  if (requestId) return 'asked';
  return sentByStaff ? 'receivedStaff' : 'received';
}

function WhatYouWrote({ matter }: { matter: Matter }) {
  const t = useT();
  const language = useLanguage();
  const { body } = matter;
  return (
    <section className="mt-10" aria-labelledby="told">
      <h2 id="told">{t('family:matter.what')}</h2>
      {typeof body.sendingId === 'string' ? (
        <p>
          <a href={`/${language}/family/sent/${body.sendingId}`}>{t('plan:matter.see')}</a>
        </p>
      ) : (COMPLAINT_KINDS as readonly string[]).includes(matter.kind) ? (
        <ComplaintSummary body={body as ComplaintBody} lang={matter.language} />
      ) : 'form' in body ? (
        <EnquirySummary body={body as EnquiryBody} lang={matter.language} />
      ) : (
        <>
          <p>{t(`family:change.${String(body.change)}`)}</p>
          {typeof body.words === 'string' && <UserText>{body.words}</UserText>}
        </>
      )}
    </section>
  );
}

const isAnswered = (row: { answer: string | string[] }) => row.answer.length > 0;

function WhatYouTold({ matter }: { matter: Matter }) {
  const t = useT();
  const language = useLanguage();
  const sections = matter.answers ? describeAnswers(matter.answers, t, language) : [];
  return (
    <section className="mt-10" aria-labelledby="told">
      <h2 id="told">{t('family:matter.what')}</h2>
      {matter.sentByStaff && (
        <p>
          {t('family:matter.whatStaff')}{' '}
          <a href={`/${language}/family/matter/${matter.id}/correct`}>
            {t('family:matter.correct')}
          </a>
        </p>
      )}
      <p>
        <a href={`/${language}/family/notice/${matter.notificationId}`}>
          {t('family:matter.notice')}
        </a>
      </p>
      {matter.files.length > 0 && (
        <ul>
          {matter.files.map((file) => (
            <li key={file.id}>
              <a href={`/${language}/family/file/${file.id}`}>{t('family:matter.scan')}</a>{' '}
              <bdi>{file.name}</bdi>
            </li>
          ))}
        </ul>
      )}
      <div className="[&>details]:mb-2">
        {sections.map((section) => (
          <Details key={section.key} summary={section.heading}>
            <SummaryList
              rows={section.rows.filter(isAnswered).map((row) => ({
                key: row.question,
                value: [row.answer].flat().map((line, at) => (
                  <div key={at} dir="auto" className="whitespace-pre-line">
                    {line}
                  </div>
                )),
              }))}
            />
          </Details>
        ))}
      </div>
    </section>
  );
}
