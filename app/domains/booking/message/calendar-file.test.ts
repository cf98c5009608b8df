import ICAL from 'ical.js';
import { expect, it } from 'vitest';
import { writeCalendar, type CalendarEvent, type CalendarFile } from './calendar-file';

const event: CalendarEvent = {
  uid: 'booking-1@portal.example',
  sequence: 3,
  startsAt: new Date('2027-03-28T09:00:00Z'),
  endsAt: new Date('2027-03-28T11:00:00Z'),
  title: 'Making maps together',
  cancelled: false,
};
const file: CalendarFile = {
  method: 'REQUEST',
  organizer: { name: 'Home education team', email: 'team@council.example' },
  attendee: 'reader@family.example',
  madeAt: new Date('2027-03-01T08:00:00Z'),
  events: [event],
};

function readEvent(written: string) {
  const calendar = new ICAL.Component(ICAL.parse(written) as never);
  const found = calendar.getFirstSubcomponent('vevent')!;
  return { calendar, vevent: found, event: new ICAL.Event(found) };
}

it.each([
  ['plain', 'Making maps together'],
  ['signs', 'Maps, plans; and "more" \\ less: 1/2 \\n \\N ^n'],
  ['line ends', 'One\nTwo\n\nThree'],
  ['emoji', '🗺️👩‍👩‍👧‍👦'.repeat(40)],
  ['right to left', 'گھر پر تعلیم کے بارے میں بات چیت، سوالات؛ '.repeat(8).trim()],
  ['very long', 'x'.repeat(300)],
  ['both ways', 'Talk \u2068گھر\u2069 (Leyton), 10–12'],
  ['what looks like a line of the file', 'x\nEND:VEVENT\nATTENDEE:mailto:a@example.org'],
])('a title with %s reads back exactly, from lines of at most 75 octets', (_, title) => {
  const written = writeCalendar({ ...file, events: [{ ...event, title }] });
  expect(readEvent(written).event.summary).toBe(title);
  expect(readEvent(written).calendar.getAllSubcomponents('vevent')).toHaveLength(1);
  const lines = written.split('\r\n');
  expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
  expect(written.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  expect(written.endsWith('END:VCALENDAR\r\n')).toBe(true);
  // No sign was cut in two.
  expect(lines.every((line) => line.isWellFormed())).toBe(true);
});

it('reads back as a request that a calendar can follow', () => {
  const joinLink = 'https://meet.example/j/1?a=1;b=2,3&c=%2C';
  const written = writeCalendar({
    ...file,
    organizer: { name: 'Team "A", B; C ^n', email: 'team@council.example' },
    events: [{ ...event, location: 'Hall; 1, 2', description: 'One\nTwo', joinLink }],
  });
  const { calendar, vevent, event: read } = readEvent(written);
  expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST');
  expect(read.uid).toBe(event.uid);
  expect(read.sequence).toBe(3);
  expect(read.location).toBe('Hall; 1, 2');
  expect(read.description).toBe('One\nTwo');
  expect(vevent.getFirstPropertyValue('url')).toBe(joinLink);
  expect(vevent.getFirstPropertyValue('conference')).toBe(joinLink);
  expect(vevent.getFirstPropertyValue('status')).toBe('CONFIRMED');
  expect(vevent.getFirstProperty('organizer')!.getFirstParameter('cn')).toBe('Team "A", B; C ^n');
  expect(vevent.getFirstPropertyValue('organizer')).toBe('mailto:team@council.example');
  expect(vevent.getFirstPropertyValue('attendee')).toBe('mailto:reader@family.example');
  expect(vevent.getFirstProperty('attendee')!.getFirstParameter('rsvp')).toBe('FALSE');
  expect(vevent.getFirstPropertyValue('dtstamp')!.toString()).toBe('2027-03-01T08:00:00Z');
});

it.each([
  ["o'hara+maps@family.example", "mailto:o'hara+maps@family.example"],
  ['a?cc=b#c@family.example', 'mailto:a%3Fcc=b%23c@family.example'],
  ['a\r\nX-BAD:1@family.example', 'mailto:a%0D%0AX-BAD:1@family.example'],
])('writes the address %j so that it is one', (attendee, read) => {
  const { vevent } = readEvent(writeCalendar({ ...file, attendee }));
  expect(vevent.getFirstPropertyValue('attendee')).toBe(read);
  expect(vevent.getFirstProperty('x-bad')).toBeNull();
});

it.each([
  // The clocks go forward on 28 March 2027 at 01:00 UTC, and back on 31 October 2027.
  ['2027-03-27T10:00:00Z', '10:00'],
  ['2027-03-28T00:30:00Z', '00:30'],
  ['2027-03-28T01:00:00Z', '02:00'],
  ['2027-03-28T09:00:00Z', '10:00'],
  ['2027-10-30T09:00:00Z', '10:00'],
  ['2027-10-31T00:30:00Z', '01:30'],
  ['2027-10-31T01:30:00Z', '01:30'],
  ['2027-10-31T10:00:00Z', '10:00'],
])('%s is %s in London for a calendar too', (startsAt, local) => {
  const written = writeCalendar({
    ...file,
    events: [
      {
        ...event,
        startsAt: new Date(startsAt),
        endsAt: new Date(Date.parse(startsAt) + 3_600_000),
      },
    ],
  });
  const { event: read } = readEvent(written);
  const shown = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    hour: '2-digit',
    minute: '2-digit',
  }).format(read.startDate.toJSDate());
  expect(shown).toBe(local);
  expect(read.duration.toSeconds()).toBe(3600);
});

it('a feed has a name, says when to look again, and asks nobody for anything', () => {
  const { method: _, attendee: __, ...rest } = file;
  const written = writeCalendar({ ...rest, feed: { name: 'My sessions', refreshHours: 1 } });
  const { calendar, vevent } = readEvent(written);
  expect(calendar.getFirstPropertyValue('method')).toBeNull();
  expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('My sessions');
  expect(calendar.getFirstPropertyValue('refresh-interval')!.toString()).toBe('PT1H');
  expect(vevent.getFirstProperty('attendee')).toBeNull();
});

it('takes a cancelled one out', () => {
  const written = writeCalendar({
    ...file,
    method: 'CANCEL',
    events: [{ ...event, cancelled: true }],
  });
  const { calendar, vevent } = readEvent(written);
  expect(calendar.getFirstPropertyValue('method')).toBe('CANCEL');
  expect(vevent.getFirstPropertyValue('status')).toBe('CANCELLED');
});
