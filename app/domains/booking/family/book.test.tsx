import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStaff } from '../../../../tests/factories';
import { db } from '~/platform/db/database.server';
import { createSession } from '../message/booking.test-support';
import { openPlaces, signedInParent } from '../place/place.test-support';
import { answerBook, loadBook } from './book-pages.server';
import { BookPage } from './components/book-page';
import { SignInFirst, TimePage } from './components/time-page';
import { asking, inHours, leadsTo, shown, thrown } from './family.test-support';
import { answerTime, loadTime } from './time-pages.server';

let places: Awaited<ReturnType<typeof openPlaces>>;
beforeAll(async () => {
  places = await openPlaces();
});
afterAll(() => places.close());

const form = (given: Record<string, string> = {}) => ({
  submitKey: randomUUID(),
  adults: '1',
  children: '2',
  email: `${randomUUID()}@family.example`,
  ifFull: 'wait',
  ...given,
});

const send = async (
  session: string,
  values: Record<string, string>,
  more: Partial<Parameters<typeof asking>[0]> = {},
) => answerBook(await asking({ params: { session }, form: values, ...more }));

const open = async (session: string, more: Partial<Parameters<typeof asking>[0]> = {}) =>
  (await loadBook(await asking({ params: { session }, ...more }))).data;

describe('booking a place', () => {
  it('leads to the page of the booking, with what was said and no more', async () => {
    const session = await createSession();
    const values = form({ interpreter: 'bfi', topic: 'Sums', phone: '07700 900123' });
    const to = leadsTo(await send(session.id, values));
    expect(to).toMatch(/^\/en\/booking\/[\w-]{43}$/);
    const [booking] = await db().booking.findMany({ where: { sessionId: session.id } });
    expect(booking).toMatchObject({
      state: 'booked',
      source: 'email',
      email: values.email,
      adults: 1,
      children: 2,
      places: 3,
      interpreter: 'bfi',
      topic: 'Sums',
      phone: '',
    });
  });

  it('twice with one form is one booking and one page', async () => {
    const session = await createSession();
    const values = form();
    const answers = await Promise.all(Array.from({ length: 5 }, () => send(session.id, values)));
    expect(new Set(answers.map(leadsTo)).size).toBe(1);
    expect(await db().booking.count({ where: { sessionId: session.id } })).toBe(1);
  });

  it('keeps all that was typed where something is wrong', async () => {
    const session = await createSession();
    const values = form({
      adults: '0',
      children: '0',
      email: 'not one',
      topic: 'Some <long> text',
      spoken: 'ur',
    });
    const args = await asking({ params: { session: session.id }, form: values });
    const answer = await answerBook(args);
    if (answer instanceof Response) throw new Error('not refused');
    expect(answer.init?.status).toBe(400);
    expect(args.context.refused).toBe(true);
    expect(answer.data.values).toMatchObject(values);
    expect(answer.data.errors).toEqual([
      { field: 'adults', code: 'nobody', values: undefined },
      { field: 'email', code: 'email', values: undefined },
    ]);
    const view = await open(session.id);
    if (view.page !== 'book') throw new Error(view.page);
    const html = shown(<BookPage {...view} problems={answer.data} />);
    for (const words of [
      'Say how many people come',
      'value="not one"',
      'Some &lt;long&gt; text',
      '<option value="ur" selected="">',
      values.submitKey,
    ])
      expect(html).toContain(words);
    expect(await db().booking.count({ where: { sessionId: session.id } })).toBe(0);
  });

  it('asks who is signed in for no address, and keeps theirs', async () => {
    const parent = await signedInParent();
    const session = await createSession();
    const view = await open(session.id, { by: parent });
    if (view.page !== 'book') throw new Error(view.page);
    expect(shown(<BookPage {...view} />)).not.toContain('name="email"');
    await send(session.id, form({ email: 'other@family.example' }), { by: parent });
    const [booking] = await db().booking.findMany({ where: { sessionId: session.id } });
    expect(booking).toMatchObject({ source: 'signed-in', accountId: parent.id });
    expect(booking!.email).not.toBe('other@family.example');
  });

  it('of a session by phone needs a number and asks for no people', async () => {
    const session = await createSession({ mode: 'phone' });
    const view = await open(session.id);
    if (view.page !== 'book') throw new Error(view.page);
    const html = shown(<BookPage {...view} />);
    expect(html).toContain('name="phone"');
    expect(html).not.toContain('name="adults"');
    const refused = await send(session.id, form());
    expect(refused).toMatchObject({ data: { errors: [{ field: 'phone', code: 'required' }] } });
  });

  it('of what only parents who are signed in book leads them to sign in and back', async () => {
    const session = await createSession();
    const kind = await db().sessionKind.create({
      data: {
        shape: 'event',
        modes: ['venue'],
        minutes: 60,
        noticeHours: 1,
        changeHours: 1,
        signedIn: true,
      },
    });
    await db().voluntarySession.update({ where: { id: session.id }, data: { kindId: kind.id } });
    const view = await open(session.id);
    expect(view).toMatchObject({ page: 'sign-in', to: '/en/sign-in?next=%2Fen%2Fpage' });
    expect(leadsTo(await send(session.id, form()))).toContain('/en/sign-in');
    expect(await db().booking.count({ where: { sessionId: session.id } })).toBe(0);
  });

  it('counts words of every refusal: too many people, too late, not open, gone', async () => {
    const small = await createSession({ capacity: 4 });
    expect(await send(small.id, form({ adults: '5' }))).toMatchObject({
      data: { errors: [{ field: 'adults', code: 'too-many-people', values: { max: 4 } }] },
    });
    const late = await createSession({ startsAt: inHours(2) });
    expect(await send(late.id, form())).toMatchObject({ data: { errors: [{ code: 'too-late' }] } });
    const closed = await createSession({ opensAt: inHours(2) });
    expect(await send(closed.id, form())).toMatchObject({
      data: { errors: [{ code: 'not-open-yet' }] },
    });
    const draft = await createSession({ state: 'draft' });
    expect(leadsTo(await send(draft.id, form()))).toBe(`/en/sessions/event/${draft.id}`);
    expect((await loadBook(await asking({ params: { session: draft.id } }))).init?.status).toBe(
      404,
    );
  });
});

describe('a session that is full', () => {
  const full = async () => {
    const session = await createSession({ capacity: 2 });
    await send(session.id, form({ adults: '2', children: '0' }));
    return session;
  };

  it('says so before the form, and how the line works', async () => {
    const view = await open((await full()).id);
    if (view.page !== 'book') throw new Error(view.page);
    const html = shown(<BookPage {...view} />);
    expect(html.indexOf('All places are taken just now')).toBeGreaterThan(-1);
    expect(html.indexOf('All places are taken just now')).toBeLessThan(html.indexOf('<form'));
    expect(html).toContain(`for you for ${view.offerHours} hours`);
  });

  it.each([
    ['wait', 'waiting'],
    ['refuse', null],
  ])('with the choice to %s', async (ifFull, state) => {
    const session = await full();
    const values = form({ ifFull, adults: '1', children: '0' });
    const answer = await send(session.id, values);
    const booking = await db().booking.findFirst({ where: { email: values.email } });
    expect(booking?.state ?? null).toBe(state);
    if (state) expect(leadsTo(answer)).toContain('/en/booking/');
    else
      expect(answer).toMatchObject({
        data: { values, errors: [{ field: 'form', code: 'session-full' }] },
      });
  });
});

describe('a time with a person', () => {
  beforeAll(async () => {
    const staff = await createStaff();
    const kind = await db().sessionKind.findUniqueOrThrow({ where: { code: 'advice-call' } });
    await db().kindPerson.create({ data: { kindId: kind.id, staffId: staff.id } });
    for (const weekday of [1, 2, 3, 4, 5])
      await db().staffHours.create({
        data: { staffId: staff.id, weekday, fromMinute: 540, toMinute: 1020 },
      });
  });

  const look = async (kind: string, more: Partial<Parameters<typeof asking>[0]> = {}) =>
    (await loadTime(await asking({ params: { kind }, ...more }))).data;
  /** Of the week after the first, of which only an hour may be left. */
  const times = async () => {
    const first = await look('advice-call');
    if (first.page !== 'time') throw new Error(first.page);
    const view = await look('advice-call', { search: `?week=${first.weeks[1]!.monday}` });
    if (view.page !== 'time') throw new Error(view.page);
    return view.days.flatMap(({ slots }) =>
      slots.map(({ startsAt, area }) => `${startsAt}~${area}`),
    );
  };
  const choose = async (values: Record<string, string>) =>
    answerTime(
      await asking({
        params: { kind: 'advice-call' },
        form: {
          submitKey: randomUUID(),
          phone: '07700 900123',
          email: `${randomUUID()}@family.example`,
          ...values,
        },
      }),
    );

  it('is chosen from the free ones of a week, in order of wish', async () => {
    const view = await look('advice-call');
    if (view.page !== 'time') throw new Error(view.page);
    const html = shown(<TimePage {...view} />);
    expect(html.match(/<select[^>]*name="(first|second|third)"/g)).toHaveLength(3);
    expect(html).toContain('<optgroup');
    expect(html).toContain('UK ');
    const [one, two] = await times();
    await choose({ first: one!, second: two! });
    const answer = await choose({ first: one!, second: two! });
    expect(leadsTo(answer)).toContain('/en/booking/');
    const taken = await db().voluntarySession.findMany({
      where: { kind: { code: 'advice-call' } },
      orderBy: { startsAt: 'asc' },
    });
    expect(taken.map(({ startsAt }) => startsAt.getTime())).toEqual(
      [one, two].map((value) => Date.parse(value!.split('~')[0]!)),
    );
  });

  it('that is gone is said on the form, which keeps the rest', async () => {
    const [one] = await times();
    await choose({ first: one! });
    const answer = await choose({ first: one!, topic: 'Kept' });
    expect(answer).toMatchObject({
      data: { values: { topic: 'Kept' }, errors: [{ field: 'first', code: 'slots-gone' }] },
    });
  });

  it.each(['', 'soon', '2027-13-01T00:00:00Z~'])('is not "%s"', async (first) => {
    expect(await choose({ first })).toMatchObject({
      data: { errors: [{ field: 'first', code: 'required' }] },
    });
  });

  it('about what a parent sent wants a sign-in, and one of no kind is not found', async () => {
    const view = await look('review-meeting');
    if (view.page !== 'sign-in') throw new Error(view.page);
    expect(shown(<SignInFirst title="Review" to={view.to} back={view.back} />)).toContain(
      'Please sign in',
    );
    expect((await look('review-meeting', { by: await signedInParent() })).page).toBe('time');
    for (const kind of ['talk', 'never', "x'y"])
      expect((await thrown(loadTime(await asking({ params: { kind } })))).status).toBe(404);
  });
});
