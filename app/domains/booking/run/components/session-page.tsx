import { BackLink, Banner, Ltr, Notice, SummaryList, Tag, UserText } from '~/components/layout';
import { formatList } from '~/platform/i18n';
import type { SessionView } from '../session-pages.server';
import { PlannedBanner } from '../../plan/components/planned-banner';
import { BookingsTable } from './bookings-table';
import { Places } from './session-rows';
import { useRunWords } from './run-words';

const news = ['recorded', 'corrected'];

/** One session for staff: when, where and with whom it is, everybody who booked, and what can be done. */
export function SessionPage(props: SessionView) {
  const { t, title, when } = useRunWords();
  const { session, groups } = props;
  const done = news.find((code) => code === props.done);
  return (
    <>
      {done && <Banner kind="success" title={t(`bookings:session.done.${done}`)} focus />}
      <PlannedBanner done={props.done} />
      <BackLink to="/officer/sessions">{t('bookings:toHub')}</BackLink>
      <h1 className="mb-1">
        <bdi>{title(session)}</bdi>
      </h1>
      <p className="text-lg">{when(session)}</p>
      <Standing {...props} />
      <Moves {...props} />
      <Facts {...props} />
      <Attendance {...props} />
      {groups.map(({ group, bookings }) => (
        <section key={group} aria-labelledby={group} className="mb-8">
          <h2 id={group}>{t(`bookings:session.groups.${group}`, { count: bookings.length })}</h2>
          {bookings.length === 0 ? (
            <p className="text-soft">{t(`bookings:session.none.${group}`)}</p>
          ) : (
            <BookingsTable
              bookings={bookings}
              group={group}
              caption={t(`bookings:session.groups.${group}`, { count: bookings.length })}
            />
          )}
        </section>
      ))}
    </>
  );
}

function Standing({ session, past }: SessionView) {
  const { t } = useRunWords();
  if (session.state === 'cancelled')
    return (
      <Notice tone="alert">
        <p className="mb-0">{t('bookings:session.cancelled')}</p>
        {session.toldWhy && <UserText>{session.toldWhy}</UserText>}
      </Notice>
    );
  if (session.state === 'draft') return <Notice>{t('bookings:session.draft')}</Notice>;
  if (past && session.attendanceDoneAt === null)
    return <Notice tone="wait">{t('bookings:session.toRecord')}</Notice>;
  return null;
}

function Moves({ session, may, begun }: SessionView) {
  const { t } = useRunWords();
  const to = `/officer/sessions/session/${session.id}`;
  const open = session.state !== 'cancelled' && !begun;
  const moves = [
    [
      'book',
      `${to}/book`,
      may.run && session.state === 'open' && !begun && session.shape === 'event',
    ],
    ['attendance', `${to}/attendance`, may.run && session.state === 'open' && begun],
    ['sheet', `${to}/sheet.pdf`, true],
    ['edit', `${to}/edit`, may.run && open],
    ['move', `${to}/move`, may.run && open],
    ['cancel', `${to}/cancel`, may.run && open],
    ['series', `/officer/sessions/series/${session.seriesId}`, session.seriesId !== null],
  ] as const;
  return (
    <nav aria-label={t('bookings:session.moves.label')} className="mb-6 print:hidden">
      <ul role="list" className="mb-0 flex flex-wrap gap-2 ps-0">
        {moves.map(
          ([name, address, shown]) =>
            shown && (
              <li key={name}>
                <a
                  href={address}
                  className="inline-flex min-h-9 items-center rounded-lg border border-line bg-surface px-3 py-1 text-sm hover:border-edge"
                >
                  {t(`bookings:session.moves.${name}`)}
                </a>
              </li>
            ),
        )}
      </ul>
    </nav>
  );
}

function Facts({ session }: SessionView) {
  const { t, where, spoken } = useRunWords();
  const { people, addressLines, link, languages, audience, promised, walkIns } = session;
  const row = (name: string, value: React.ReactNode) => ({
    key: t(`bookings:session.facts.${name}`),
    value,
  });
  return (
    <section aria-labelledby="facts" className="mb-8 max-w-[48rem]">
      <h2 id="facts">{t('bookings:session.facts.title')}</h2>
      <SummaryList
        rows={[
          row(
            'where',
            <>
              <bdi>{where(session)}</bdi>
              {addressLines.length > 0 && (
                <span className="block text-soft">
                  <bdi>{addressLines.join(', ')}</bdi>
                </span>
              )}
            </>,
          ),
          ...(link
            ? [
                row(
                  'link',
                  <a href={link} rel="noreferrer" className="wrap-anywhere">
                    <Ltr>{link}</Ltr>
                  </a>,
                ),
              ]
            : []),
          row(
            'people',
            people.length === 0 ? (
              t('bookings:session.facts.nobody')
            ) : (
              <bdi>
                {formatList(
                  'en',
                  people.map(({ name }) => name),
                )}
              </bdi>
            ),
          ),
          ...(session.shape === 'event'
            ? [
                row(
                  'places',
                  <span className="flex flex-wrap gap-2">
                    <Places session={session} />
                  </span>,
                ),
                row(
                  'audience',
                  audience.map((code) => t(`sessions:audiences.${code}`)).join(' · ') ||
                    t('sessions:audiences.anyone'),
                ),
              ]
            : []),
          ...(languages.length > 0
            ? [row('languages', formatList('en', languages.map(spoken)))]
            : []),
          ...(session.listed || session.shape === 'person'
            ? []
            : [row('listed', <Tag>{t('bookings:session.facts.notListed')}</Tag>)]),
          ...(walkIns > 0 ? [row('walkIns', walkIns)] : []),
          ...(promised ? [row('promised', <UserText>{promised}</UserText>)] : []),
        ]}
      />
    </section>
  );
}

/** How many came, once it is recorded: a fact about the session. */
function Attendance({ session, attendance }: SessionView) {
  const { t } = useRunWords();
  if (session.attendanceDoneAt === null) return null;
  return (
    <Notice tone="good">
      <p className="mb-0">
        {t('bookings:session.came', { count: attendance.came })}{' '}
        {t('bookings:session.notCome', { count: attendance.notCome })}
        {session.walkIns > 0 && ` ${t('bookings:session.walkedIn', { count: session.walkIns })}`}
      </p>
      <p className="mb-0 text-sm text-soft">{t('bookings:choice')}</p>
    </Notice>
  );
}
