import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStaff } from '../../../../tests/factories';
import { db } from '~/platform/db/database.server';
import { sealJoinLink } from '../join-link.server';
import { createBooking, createSession } from '../message/booking.test-support';
import { openPlaces } from '../place/place.test-support';
import { loadBook } from './book-pages.server';
import { loadEvent, loadMonth, loadSessions } from './browse-pages.server';
import { BrowsePage } from './components/browse-page';
import { EventPage } from './components/event-page';
import { MonthPage } from './components/month-page';
import { NotOnPage } from './components/not-on-page';
import { asking, inHours, shown, thrown } from './family.test-support';

let places: Awaited<ReturnType<typeof openPlaces>>;
beforeAll(async () => {
  places = await openPlaces();
});
afterAll(() => places.close());

const SECRETS = ['CANARY Hall', 'CANARY Road', 'CANARY room', 'canary.example', 'CANARY person'];

/** A session at a place whose exact address nobody may read before they have a place in it. */
async function at(given: Parameters<typeof createSession>[0] & { access?: string[] } = {}) {
  const { access = ['step-free'], ...session } = given;
  const venue = await db().venue.create({
    data: {
      name: 'CANARY Hall',
      addressLines: ['1 CANARY Road'],
      area: 'Leyton',
      getting: { en: 'Bus 58 stops near it' },
      access,
    },
  });
  const room = await db().room.create({
    data: {
      venueId: session.mode === 'online' ? null : venue.id,
      name: 'CANARY room',
      access: ['quiet-room'],
      link: sealJoinLink('https://canary.example/join'),
    },
  });
  const made = await createSession({ roomId: room.id, ...session });
  const staff = await createStaff({ name: 'CANARY person' });
  await db().sessionPerson.create({ data: { sessionId: made.id, staffId: staff.id } });
  return made;
}

const list = async (search = '') => loadSessions(await asking({ search }));
const idsOf = async (search = '') => (await list(search)).sessions.map(({ id }) => id);
const eventOf = async (session: string) => loadEvent(await asking({ params: { session } }));

describe('what is on', () => {
  it('is what families may see, soonest first', async () => {
    const later = await at({ startsAt: inHours(72) });
    const sooner = await at({ startsAt: inHours(48) });
    const draft = await at({ state: 'draft' });
    const cancelled = await at({ state: 'cancelled' });
    const unlisted = await at({ listed: false });
    const begun = await at({ startsAt: inHours(-1) });
    const time = await at({ kindCode: 'one-to-one' });
    const ids = await idsOf();
    expect(ids.indexOf(sooner.id)).toBeLessThan(ids.indexOf(later.id));
    expect(ids).toContain(later.id);
    for (const hidden of [draft, cancelled, unlisted, begun, time])
      expect(ids).not.toContain(hidden.id);
  });

  it('is filtered by kind, way, language, for whom, and what the place has', async () => {
    const talk = await at({
      kindCode: 'talk',
      languages: ['ur'],
      audience: ['send'],
      access: ['prayer-room'],
    });
    const online = await at({ mode: 'online', languages: ['ro', 'bfi'], audience: ['anyone'] });
    const council = await db().sessionKind.create({
      data: {
        shape: 'event',
        modes: ['venue'],
        minutes: 60,
        noticeHours: 1,
        changeHours: 1,
        words: { en: { title: 'Choir' } },
      },
    });
    const choir = await at({ kindCode: 'workshop' });
    await db().voluntarySession.update({ where: { id: choir.id }, data: { kindId: council.id } });
    const shows = async (query: string, yes: { id: string }[], no: { id: string }[]) => {
      const ids = await idsOf(query);
      expect(
        yes.filter(({ id }) => !ids.includes(id)),
        query,
      ).toEqual([]);
      expect(
        no.filter(({ id }) => ids.includes(id)),
        query,
      ).toEqual([]);
    };
    await shows('?kind=talk', [talk], [online, choir]);
    await shows(`?kind=${council.id}`, [choir], [talk, online]);
    await shows('?how=online', [online], [talk, choir]);
    await shows('?language=ur', [talk], [online, choir]);
    await shows('?language=bfi', [online], [talk]);
    await shows('?whom=send', [talk, online], []);
    await shows('?whom=exam-years', [online], [talk]);
    await shows('?access=prayer-room&access=quiet-room', [talk], [online, choir]);
    await shows('?how=by-boat', [talk, online, choir], []);
  });

  it('goes on by key, each session once', async () => {
    const kind = await db().sessionKind.create({
      data: {
        shape: 'event',
        modes: ['venue'],
        minutes: 60,
        noticeHours: 1,
        changeHours: 1,
        words: { en: { title: 'Many' } },
      },
    });
    const startsAt = inHours(500);
    const made = [];
    for (let n = 0; n < 20; n += 1) {
      const session = await createSession({ startsAt, roomId: null, mode: 'phone' });
      await db().voluntarySession.update({ where: { id: session.id }, data: { kindId: kind.id } });
      made.push(session.id);
    }
    const first = await list(`?kind=${kind.id}`);
    expect(first.isFirst).toBe(true);
    const { startsAt: from, id } = first.next!;
    const second = await list(`?kind=${kind.id}&after=${from}_${id}`);
    expect(second.next).toBeNull();
    expect(second.isFirst).toBe(false);
    const ids = [...first.sessions, ...second.sessions].map((session) => session.id);
    expect(ids).toEqual([...made].sort());
    for (const after of [
      'never',
      `0000-01-01T00:00:00Z_${id}`,
      `2027-01-01T00:00:00.${'1'.repeat(40)}Z_${id}`,
    ])
      expect((await list(`?after=${after}`)).isFirst).toBe(true);
  });

  it('says nothing of the exact place, the link, who runs it or who comes', async () => {
    const session = await at();
    const online = await at({ mode: 'online' });
    await createBooking({ sessionId: session.id, name: 'CANARY person', topic: 'CANARY Road' });
    const month = session.startsAt.toISOString().slice(0, 7);
    const answers = [
      await list(),
      await loadMonth(await asking({ params: { month } })),
      await eventOf(session.id),
      await eventOf(online.id),
      await loadBook(await asking({ params: { session: session.id } })),
      await eventOf(randomUUID()),
    ];
    const all = JSON.stringify(answers);
    expect(all).toContain('Leyton');
    expect(all).toContain('Bus 58');
    for (const secret of SECRETS) expect(all).not.toContain(secret);
  });

  it('is shown with day, place, languages, places left, and times with a person beside it', async () => {
    const session = await at({
      capacity: 3,
      taken: 2,
      languages: ['en', 'bfi'],
      words: { en: { title: 'Sums <b>outside</b>' } },
    });
    const html = shown(<BrowsePage {...await list()} />);
    expect(html).toContain(`/en/sessions/event/${session.id}`);
    expect(html).toContain('Sums &lt;b&gt;outside&lt;/b&gt;');
    expect(html).toContain('1 place left');
    expect(html).toContain('In English and British Sign Language');
    expect(html).toContain('No steps');
    expect(html).toContain('/en/sessions/time/advice-call');
    expect(html).not.toContain('/en/sessions/time/talk');
  });
});

describe('a month', () => {
  it('has its sessions on their day in England', async () => {
    // 23:30 in UTC on the last day of June is July in England.
    const session = await at({ startsAt: new Date('2027-06-30T23:30:00Z') });
    const ids = async (month: string) =>
      (await loadMonth(await asking({ params: { month } }))).sessions.map(({ id }) => id);
    expect(await ids('2027-07')).toContain(session.id);
    expect(await ids('2027-06')).not.toContain(session.id);
    const view = await loadMonth(await asking({ params: { month: '2027-07' } }));
    const html = shown(<MonthPage {...view} today="2027-07-02" />);
    expect(html.match(/aria-current="date"/g)).toHaveLength(1);
    expect(html).toMatch(/dateTime="2027-07-01".*?0:30.*?dateTime="2027-07-02".*?Today/s);
    expect(html.match(/role="columnheader"/g)).toHaveLength(7);
  });

  it('that is past leads to the present one with the same filters, and one that is none is not found', async () => {
    const past = await thrown(
      loadMonth(await asking({ params: { month: '2020-01' }, search: '?how=online' })),
    );
    expect(past.headers.get('Location')).toMatch(
      /^\/en\/sessions\/month\/\d{4}-\d{2}\?how=online$/,
    );
    const none = await thrown(loadMonth(await asking({ params: { month: '2027-13' } })));
    expect(none.status).toBe(404);
  });
});

describe('the page of a session', () => {
  const pageOf = async (id: string) => {
    const { data, init } = await eventOf(id);
    const html =
      data.page === 'event' ? shown(<EventPage {...data.event} />) : shown(<NotOnPage {...data} />);
    return { page: data.page, status: init?.status ?? 200, html };
  };

  it('says all that one wants to know before coming', async () => {
    const session = await at({
      words: { en: { title: 'Maps', about: 'We draw maps.', bring: 'A pencil' } },
      access: ['step-free', 'hearing-loop'],
    });
    const { html, status } = await pageOf(session.id);
    expect(status).toBe(200);
    for (const words of [
      'We draw maps.',
      'A pencil',
      '2 hours',
      'In person, \u2068Leyton\u2069',
      'Bus 58',
      'There is a hearing loop',
      'There is a quiet room',
      'There is room',
      'You need not come',
      `/en/sessions/event/${session.id}/book`,
    ])
      expect(html).toContain(words);
  });

  it('of one that is not listed is open to whoever has its address', async () => {
    expect((await pageOf((await at({ listed: false })).id)).status).toBe(200);
  });

  it('offers the waiting list where all places are taken', async () => {
    const { html } = await pageOf((await at({ capacity: 2, taken: 2 })).id);
    expect(html).toContain('All places are taken');
    expect(html).toContain('Go on the waiting list');
    expect(html).not.toContain('Book a place');
  });

  it('says when booking opens, and when it is too late, without a way to book', async () => {
    const closed = await pageOf((await at({ opensAt: inHours(24) })).id);
    expect(closed.html).toContain('Booking opens on');
    const late = await pageOf((await at({ startsAt: inHours(3), noticeHours: 24 })).id);
    expect(late.html).toContain('It is too late to book this one');
    for (const { html } of [closed, late]) expect(html).not.toContain('/book"');
  });

  it('answers alike for drafts, times of others and what never was', async () => {
    await at({ startsAt: inHours(48) });
    const draft = await pageOf((await at({ state: 'draft' })).id);
    const time = await pageOf((await at({ kindCode: 'one-to-one', listed: false })).id);
    const never = await pageOf(randomUUID());
    const strange = await pageOf("x'; drop table");
    expect(draft.status).toBe(404);
    for (const other of [time, never, strange])
      expect([other.status, other.html]).toEqual([404, draft.html]);
    expect(draft.html).toContain('These are on');
  });

  it('that was called off or is over says so, and shows others first of its kind', async () => {
    const other = await at({ kindCode: 'talk', startsAt: inHours(900), noticeHours: 1 });
    const cancelled = await pageOf((await at({ kindCode: 'talk', state: 'cancelled' })).id);
    expect([cancelled.status, cancelled.page]).toEqual([410, 'not-on']);
    expect(cancelled.html).toContain('It was called off');
    const first = /\/en\/sessions\/event\/([0-9a-f-]+)/.exec(cancelled.html)![1];
    const kind = await db().voluntarySession.findUniqueOrThrow({
      where: { id: first },
      select: { kind: { select: { code: true } } },
    });
    expect(kind.kind.code).toBe('talk');
    expect(cancelled.html).toContain(other.id);
    const over = await pageOf((await at({ startsAt: inHours(-5) })).id);
    expect([over.status, over.html.includes('already begun')]).toEqual([410, true]);
  });
});
