import { Button, FormInline, Hidden } from '~/components/form';
import { Banner, CountCard, Details, EmptyState, Ltr } from '~/components/layout';
import { useT } from '~/platform/i18n';
import type { HubView } from '../hub-pages.server';
import { SessionDays } from './session-rows';

const news = ['feed-made', 'feed-stopped'];

/** What waits to be done for sessions, and what is coming in the next two weeks. */
export function HubPage(props: HubView) {
  const t = useT();
  const { todo, unrun, today, coming, may } = props;
  const done = news.find((code) => code === props.done);
  return (
    <>
      {done && <Banner kind="success" title={t(`bookings:hub.done.${done}`)} focus />}
      <h1 className="mb-3">{t('bookings:hub.title')}</h1>
      <Ways may={may} />
      <section aria-labelledby="to-do" className="mb-8">
        <h2 id="to-do" className="mb-3">
          {t('bookings:hub.todo')}
        </h2>
        <ul role="list" className="grid gap-3 ps-0 sm:grid-cols-2">
          {todo.map(({ list, count, to }) => (
            <CountCard
              key={list}
              count={count}
              to={to}
              title={t(`bookings:hub.lists.${list}.title`)}
              hint={t(`bookings:hub.lists.${list}.hint`)}
            />
          ))}
        </ul>
      </section>
      {unrun.length > 0 && (
        <section aria-labelledby="unrun" className="mb-8">
          <h2 id="unrun" className="mb-3">
            {t('bookings:hub.unrun')}
          </h2>
          <p className="max-w-prose">{t('bookings:hub.unrunText')}</p>
          <SessionDays sessions={unrun} />
        </section>
      )}
      <section aria-labelledby="today" className="mb-8">
        <h2 id="today" className="mb-3">
          {t('bookings:hub.today')}
        </h2>
        {today.length === 0 ? (
          <p className="text-soft">{t('bookings:hub.nothingToday')}</p>
        ) : (
          <SessionDays sessions={today} />
        )}
      </section>
      <section aria-labelledby="coming" className="mb-8">
        <h2 id="coming" className="mb-3">
          {t('bookings:hub.coming')}
        </h2>
        {coming.length === 0 ? (
          <EmptyState title={t('bookings:hub.nothingComing')} />
        ) : (
          <SessionDays sessions={coming} />
        )}
      </section>
      <Feed {...props} />
    </>
  );
}

function Ways({ may }: Pick<HubView, 'may'>) {
  const t = useT();
  const ways = [
    ...(may.run
      ? [
          ['new', '/officer/sessions/new'],
          ['book', '/officer/sessions/book'],
          ['bookTime', '/officer/sessions/book-time'],
        ]
      : []),
    ['calendar', '/officer/calendar'],
    ['interpreters', '/officer/sessions/interpreters'],
    ['hours', '/officer/sessions/hours'],
    ['feedback', '/officer/sessions/feedback'],
    ...(may.keepOffers
      ? [
          ['kinds', '/admin/session-kinds'],
          ['venues', '/admin/venues'],
        ]
      : []),
  ] as [string, string][];
  return (
    <nav aria-label={t('bookings:hub.ways')} className="mb-6 print:hidden">
      <ul role="list" className="mb-0 flex flex-wrap gap-2 ps-0">
        {ways.map(([name, to]) => (
          <li key={name}>
            <a
              href={to}
              className="inline-flex min-h-9 items-center rounded-lg border border-line bg-surface px-3 py-1 text-sm hover:border-edge"
            >
              {t(`bookings:hub.to.${name}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The private address under which a calendar program reads one's own sessions. */
function Feed({ feed }: Pick<HubView, 'feed'>) {
  const t = useT();
  return (
    <section aria-labelledby="feed">
      <h2 id="feed">{t('bookings:feed.title')}</h2>
      <p className="max-w-[42rem]">{t('bookings:feed.lead')}</p>
      {feed === null ? (
        <FormInline id="feed-make" action="/officer/sessions" hideSubmit>
          <Hidden name="intent" value="make-feed" />
          <Button variant="secondary">{t('bookings:feed.make')}</Button>
        </FormInline>
      ) : (
        <>
          <p className="mb-1 font-semibold">{t('bookings:feed.address')}</p>
          <p className="max-w-[42rem] rounded-lg border border-line bg-surface px-4 py-3 wrap-anywhere">
            <Ltr>{feed}</Ltr>
          </p>
          <Details summary={t('bookings:feed.more')}>
            <p>{t('bookings:feed.stopLead')}</p>
            <FormInline id="feed-stop" action="/officer/sessions" hideSubmit>
              <Hidden name="intent" value="stop-feed" />
              <Button variant="warning">{t('bookings:feed.stop')}</Button>
            </FormInline>
          </Details>
        </>
      )}
    </section>
  );
}
