import {
  DateField,
  FormPage,
  Hidden,
  Radios,
  TextArea,
  type FormProblems,
} from '~/components/form';
import { BackLink, Banner, DataTable, Ltr, Notice, SummaryList } from '~/components/layout';
import { useT } from '~/platform/i18n';
import type { MessageView } from '../undelivered-pages.server';
import { CopyStateTag, RoundName, When } from './round-words';

/** One message to one reader: how it fares, what was tried, what to try next, and doing it. */
export function RoundCopyPage(props: MessageView & { problems?: FormProblems | null }) {
  const t = useT();
  const { copy, acts, problems } = props;
  return (
    <>
      <BackLink to="/officer/messages/undelivered">{t('messages:copy.back')}</BackLink>
      {props.done && !problems && (
        <Banner kind="success" title={t(`messages:copy.done.${props.done}`)} focus />
      )}
      <h1>{copy.name ? <bdi>{copy.name}</bdi> : t('messages:nobody')}</h1>
      {copy.isHeld && copy.state === 'to-post' && (
        <Notice tone="wait">{t('messages:copy.held')}</Notice>
      )}
      <About {...props} />
      <Tried tried={props.tried} />
      {acts.length > 0 && <Next {...props} />}
      {acts.length > 0 && <Act {...props} />}
    </>
  );
}

function About({ copy }: MessageView) {
  const t = useT();
  const label = (name: string) => t(`messages:copy.about.${name}`);
  return (
    <SummaryList
      rows={[
        {
          key: label('message'),
          value: <RoundName kind={copy.kind} stage={copy.stage} title={copy.title} />,
        },
        {
          key: label('family'),
          value: (
            <a href={`/officer/family/${copy.familyId}`}>
              <bdi>{copy.familyName}</bdi>
            </a>
          ),
        },
        ...(copy.children.length > 0
          ? [
              {
                key: label('children'),
                value: (
                  <ul role="list">
                    {copy.children.map(({ id, name }) => (
                      <li key={id}>
                        <a href={`/officer/child/${id}`}>
                          <bdi>{name}</bdi>
                        </a>
                      </li>
                    ))}
                  </ul>
                ),
              },
            ]
          : []),
        { key: label('state'), value: <CopyStateTag state={copy.state} /> },
        ...(copy.noWay ? [{ key: label('noWay'), value: t(`messages:noWays.${copy.noWay}`) }] : []),
        ...(copy.settleReason
          ? [{ key: label('settled'), value: <Reason text={copy.settleReason} /> }]
          : []),
      ]}
    />
  );
}

/** Why a message is settled: an officer's words, or that another took its place. */
function Reason({ text }: { text: string }) {
  const t = useT();
  return text === 'sent-again' ? <>{t('messages:copy.sentAgain')}</> : <bdi>{text}</bdi>;
}

function Tried({ tried }: Pick<MessageView, 'tried'>) {
  const t = useT();
  const head = (name: string) => t(`messages:copy.tried.${name}`);
  return (
    <DataTable
      caption={t('messages:copy.tried.title')}
      rows={tried}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'message',
          header: head('message'),
          rowHeader: true,
          cell: (row) => (
            <a href={`/officer/messages/copy/${row.id}`}>
              <RoundName kind={row.kind} stage={row.stage} title={row.title} />
            </a>
          ),
        },
        { key: 'how', header: head('how'), cell: (row) => t(`messages:ways.${row.how}`) },
        {
          key: 'to',
          header: head('to'),
          cell: (row) => (row.how === 'email' ? <Ltr>{row.to}</Ltr> : <bdi>{row.to}</bdi>),
        },
        { key: 'state', header: head('state'), cell: (row) => <CopyStateTag state={row.state} /> },
        { key: 'when', header: head('when'), cell: (row) => <When at={row.last} /> },
      ]}
    />
  );
}

function Next({ next, reach, copy }: MessageView) {
  const t = useT();
  const [child] = copy.children;
  const more: Record<string, React.ReactNode> = {
    email: reach?.email && <Ltr>{reach.email}</Ltr>,
    'other-email': reach?.otherEmail && <Ltr>{reach.otherEmail}</Ltr>,
    post: reach && <bdi>{reach.addressLines.join(', ')}</bdi>,
    phone: reach?.phone && <Ltr>{reach.phone}</Ltr>,
    'find-somebody': (
      <a href={`/officer/family/${copy.familyId}/people`}>{t('messages:copy.toPeople')}</a>
    ),
    services: child && <a href={`/officer/child/${child.id}/ask`}>{t('messages:copy.toAsk')}</a>,
  };
  return (
    <section aria-labelledby="next" className="mt-8">
      <h2 id="next">{t('messages:copy.next')}</h2>
      <ul>
        {next.map((code) => (
          <li key={code}>
            {t(`messages:nextLong.${code}`)} {more[code]}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Act({
  acts,
  submitKey,
  problems,
  today,
}: MessageView & { problems?: FormProblems | null }) {
  const t = useT();
  const word = (name: string) => t(`messages:copy.act.${name}`);
  const further = {
    settle: <TextArea name="reason" rows={3} label={word('reason')} hint={word('reasonHint')} />,
    'came-back': <DateField name="on" label={word('on')} />,
  };
  return (
    <section aria-labelledby="act" className="mt-8">
      <h2 id="act">{word('title')}</h2>
      <FormPage
        title={null}
        problems={problems}
        saved={{ on: today, ...(acts.length === 1 && { act: acts[0]! }) }}
        errorsFrom="messages:copy"
        submitLabel={word('submit')}
      >
        <Hidden name="submitKey" value={submitKey} />
        <Radios
          name="act"
          label={word('what')}
          options={acts.map((act) => ({
            value: act,
            label: word(act),
            conditional: further[act as keyof typeof further],
          }))}
        />
      </FormPage>
    </section>
  );
}
