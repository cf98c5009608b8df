import { Button, ButtonLink, FormInline, Hidden, type FormProblems } from '~/components/form';
import { Banner, Notice, UserText } from '~/components/layout';
import { useLanguage, useT } from '~/platform/i18n';
import type { BookingView } from '../../place/place.types';
import { momentWords, whenWords } from '../../session-times';
import type { SessionCard } from '../sessions.view';
import { BookingFacts, bookingTitle } from './booking-facts';
import { CallUs } from './call-us';
import { Feedback } from './feedback-form';
import { SaidText } from './said-text';
import { titleOf, whereWords } from './session-facts';

/** What has just been done with a booking, said once at the head of its page. */
export const DONE = [
  'accepted',
  'moved',
  'changed',
  'thanks',
  'offerOver',
  'full',
  'late',
] as const;
export type Done = (typeof DONE)[number];

export type ManageView = {
  booking: BookingView;
  /** The address of this page; others of the booking begin with it. */
  here: string;
  done: Done | null;
  /** Other events to change to, where the council called this one off. */
  instead: SessionCard[];
  /** Hours for which a freed place is kept for the next in line. */
  offerHours: number;
};

type ManagePageProps = ManageView & { problems?: FormProblems | null };

/** One booking, for whoever has its link: what it is now, and all that can be done with it. */
export function ManagePage(view: ManagePageProps) {
  const t = useT();
  const language = useLanguage();
  const { booking, done } = view;
  return (
    <div className="max-w-[48rem]">
      {done && (
        <Banner
          focus
          kind={['offerOver', 'full', 'late'].includes(done) ? 'important' : 'success'}
          title={t(`sessions:manage.did.${done}`)}
        />
      )}
      <p className="mb-1 font-semibold text-soft">
        <SaidText said={bookingTitle(booking, language)} />
      </p>
      <State {...view} />
      {booking.state === 'booked' && !booking.session.cancelled && !booking.past && (
        <Comes {...view} />
      )}
    </div>
  );
}

function State(view: ManagePageProps) {
  const { booking } = view;
  if (booking.session.cancelled) return <CalledOff {...view} />;
  if (booking.past) return <Past {...view} />;
  if (booking.state === 'offered') return <Offered {...view} />;
  if (booking.state === 'waiting') return <Waiting {...view} />;
  return <Booked {...view} />;
}

function Booked({ booking }: ManagePageProps) {
  const t = useT();
  const { session } = booking;
  return (
    <>
      <h1>
        {t(
          booking.begun
            ? 'sessions:manage.began.title'
            : session.shape === 'person'
              ? 'sessions:manage.booked.titleTime'
              : 'sessions:manage.booked.title',
        )}
      </h1>
      <WasMoved booking={booking} />
      <p className="text-lg">
        {t(booking.begun ? 'sessions:manage.began.lead' : 'sessions:manage.booked.lead')}
      </p>
      {!booking.begun && (
        <p>
          {t(booking.hasEmail ? 'sessions:manage.booked.mail' : 'sessions:manage.booked.noMail')}
        </p>
      )}
      <BookingFacts booking={booking} />
    </>
  );
}

function WasMoved({ booking }: { booking: BookingView }) {
  const t = useT();
  if (booking.session.toldWhy === '') return null;
  return (
    <Banner kind="important" title={t('sessions:manage.moved.title')}>
      <p>{t('sessions:manage.moved.text')}</p>
      <Why text={booking.session.toldWhy} />
    </Banner>
  );
}

function Why({ text }: { text: string }) {
  const t = useT();
  if (text === '') return null;
  return (
    <div>
      <p className="mb-0 font-semibold">{t('sessions:manage.off.why')}</p>
      <UserText lang="en">{text}</UserText>
    </div>
  );
}

/** A place to come to: the calendar, and what can still be changed. */
function Comes({ booking, here }: ManagePageProps) {
  const t = useT();
  const language = useLanguage();
  const isTime = booking.session.shape === 'person';
  return (
    <>
      <h2>{t('sessions:manage.calendarTitle')}</h2>
      <p>{t('sessions:manage.calendarText')}</p>
      <p>
        <ButtonLink to={`${here}/event.ics`} variant="secondary" download>
          {t('sessions:manage.calendar')}
        </ButtonLink>
      </p>
      {!booking.begun && (
        <>
          <h2>{t('sessions:manage.changeTitle')}</h2>
          {booking.changeable ? (
            <>
              <p>
                {t('sessions:manage.changeUntil', {
                  when: momentWords(language, booking.changeUntil),
                })}
              </p>
              <ul role="list" className="space-y-1">
                <li>
                  <a href={`${here}/change`} className="inline-flex min-h-9 items-center">
                    {t(isTime ? 'sessions:manage.changeTime' : 'sessions:manage.changeDate')}
                  </a>
                </li>
                <li>
                  <a
                    href={`${here}/change?what=people`}
                    className="inline-flex min-h-9 items-center"
                  >
                    {t('sessions:manage.changePeople')}
                  </a>
                </li>
              </ul>
            </>
          ) : (
            <>
              <p>{t('sessions:manage.changeOver')}</p>
              <CallUs />
            </>
          )}
          <p className="mt-4">
            <ButtonLink to={`${here}/cancel`} variant="secondary">
              {t('sessions:manage.cancel')}
            </ButtonLink>
          </p>
        </>
      )}
    </>
  );
}

function Waiting({ booking, here, offerHours }: ManagePageProps) {
  const t = useT();
  const ahead = booking.ahead ?? 0;
  return (
    <>
      <h1>{t('sessions:manage.waiting.title')}</h1>
      <WasMoved booking={booking} />
      <p className="text-lg">
        {ahead === 0
          ? t('sessions:manage.waiting.next')
          : t('sessions:manage.waiting.ahead', { count: ahead })}
      </p>
      <p>{t('sessions:manage.waiting.held', { count: offerHours })}</p>
      <BookingFacts booking={booking} />
      <h2>{t('sessions:manage.changeTitle')}</h2>
      <p>{t('sessions:manage.waiting.leaveText')}</p>
      {booking.changeable && (
        <ul role="list" className="mb-4 space-y-1">
          <li>
            <a href={`${here}/change`} className="inline-flex min-h-9 items-center">
              {t('sessions:manage.changeDate')}
            </a>
          </li>
          <li>
            <a href={`${here}/change?what=people`} className="inline-flex min-h-9 items-center">
              {t('sessions:manage.changePeople')}
            </a>
          </li>
        </ul>
      )}
      <p>
        <ButtonLink to={`${here}/cancel`} variant="secondary">
          {t('sessions:manage.waiting.leave')}
        </ButtonLink>
      </p>
    </>
  );
}

function Offered({ booking, here }: ManagePageProps) {
  const t = useT();
  const language = useLanguage();
  return (
    <>
      <h1>{t('sessions:manage.offered.title')}</h1>
      <p className="text-lg">
        {t('sessions:manage.offered.until', {
          when: momentWords(language, booking.offerEndsAt ?? booking.session.startsAt),
        })}
      </p>
      <p>{t('sessions:manage.offered.need')}</p>
      <div className="mb-8 flex flex-wrap gap-4">
        <FormInline action={here} hideSubmit>
          <Button name="intent" value="accept">
            {t('sessions:manage.offered.accept')}
          </Button>
        </FormInline>
        <FormInline action={here} hideSubmit>
          <Button name="intent" value="decline" variant="secondary">
            {t('sessions:manage.offered.decline')}
          </Button>
        </FormInline>
      </div>
      <BookingFacts booking={booking} />
    </>
  );
}

/** The council called it off: why, and others to change to with one press. */
function CalledOff({ booking, here, instead }: ManagePageProps) {
  const t = useT();
  const isTime = booking.session.shape === 'person';
  return (
    <>
      <h1>{t('sessions:manage.off.title')}</h1>
      <p className="text-lg">{t('sessions:manage.off.lead')}</p>
      <Why text={booking.session.toldWhy} />
      {isTime && (
        <>
          <p>{t('sessions:manage.off.noneTime')}</p>
          <p>
            <ButtonLink to={`${here}/change`}>{t('sessions:manage.off.again')}</ButtonLink>
          </p>
        </>
      )}
      {!isTime && instead.length === 0 && <p>{t('sessions:manage.off.none')}</p>}
      {instead.length > 0 && <Instead sessions={instead} here={here} />}
      <h2>{t('sessions:manage.detailsTitle')}</h2>
      <BookingFacts booking={booking} />
      <p className="mt-6">
        <ButtonLink to={`${here}/cancel`} variant="secondary">
          {t('sessions:manage.off.drop')}
        </ButtonLink>
      </p>
    </>
  );
}

function Instead({ sessions, here }: { sessions: SessionCard[]; here: string }) {
  const t = useT();
  const language = useLanguage();
  return (
    <>
      <h2>{t('sessions:manage.off.others')}</h2>
      <p>{t('sessions:manage.off.othersText')}</p>
      <ul role="list" className="space-y-4">
        {sessions.map((session) => (
          <li key={session.id} className="rounded-xl border border-line bg-surface p-5">
            <h3 className="mt-0 mb-1 text-lg">
              <SaidText said={titleOf(session, language)} />
            </h3>
            <p className="mb-1 font-semibold">
              {whenWords(language, session.startsAt, session.endsAt)}
            </p>
            <p>{whereWords(language, session)}</p>
            <FormInline action={here} hideSubmit>
              <Hidden name="toSessionId" value={session.id} />
              <Button name="intent" value="take">
                {t('sessions:manage.off.take')}
                <span className="sr-only">
                  {': '}
                  {titleOf(session, language).text},{' '}
                  {whenWords(language, session.startsAt, session.endsAt)}
                </span>
              </Button>
            </FormInline>
          </li>
        ))}
      </ul>
    </>
  );
}

function Past(view: ManagePageProps) {
  const t = useT();
  const { booking } = view;
  const came = booking.state === 'booked';
  return (
    <>
      <h1>{t(came ? 'sessions:manage.past.title' : 'sessions:manage.past.titleWas')}</h1>
      <p className="text-lg">{t('sessions:manage.past.lead')}</p>
      {booking.promised.length > 0 && (
        <Notice tone="good">
          <p className="font-semibold">{t('sessions:manage.past.promised')}</p>
          {booking.promised.map((text, index) => (
            <UserText key={index} lang="en">
              {text}
            </UserText>
          ))}
        </Notice>
      )}
      {came && <Feedback {...view} />}
      <h2>{t('sessions:manage.detailsTitle')}</h2>
      <BookingFacts booking={booking} />
    </>
  );
}
