/** Something that a calendar holds. Times are instants; a calendar shows them in its own zone. */
export type CalendarEvent = {
  /** The same for as long as it is the same thing to its reader. */
  uid: string;
  /** Only ever rises: of two versions the higher one counts (RFC 5545, 3.8.7.4). */
  sequence: number;
  startsAt: Date;
  endsAt: Date;
  title: string;
  location?: string;
  description?: string;
  /** Where one joins online. */
  joinLink?: string;
  cancelled: boolean;
};

type Person = { name: string; email: string };

/** What a file does in a calendar: adds or changes, takes out, or only shows (RFC 5546). */
export type CalendarMethod = 'REQUEST' | 'CANCEL' | 'PUBLISH';

export type CalendarFile = {
  method?: CalendarMethod;
  /** What a calendar that is subscribed to is called, and after how many hours it looks again. */
  feed?: { name: string; refreshHours: number };
  organizer: Person;
  /** Whom an email with it goes to: calendars follow what is addressed to their owner. */
  attendee?: string;
  /** When this file was made. */
  madeAt: Date;
  events: readonly CalendarEvent[];
};

/** The file as text (RFC 5545): lines folded at 75 octets, ended by CRLF. */
export function writeCalendar(file: CalendarFile): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Home education portal//Sessions//EN',
    'CALSCALE:GREGORIAN',
    ...(file.method ? [`METHOD:${file.method}`] : []),
    ...(file.feed ? linesOfFeed(file.feed) : []),
    ...file.events.flatMap((event) => linesOf(event, file)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

function linesOfFeed({ name, refreshHours }: { name: string; refreshHours: number }): string[] {
  return [
    `NAME:${text(name)}`,
    `X-WR-CALNAME:${text(name)}`,
    `REFRESH-INTERVAL;VALUE=DURATION:PT${refreshHours}H`,
    `X-PUBLISHED-TTL:PT${refreshHours}H`,
  ];
}

function linesOf(event: CalendarEvent, { organizer, attendee, madeAt }: CalendarFile): string[] {
  const { location, description, joinLink } = event;
  return [
    'BEGIN:VEVENT',
    `UID:${text(event.uid)}`,
    `DTSTAMP:${utc(madeAt)}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTART:${utc(event.startsAt)}`,
    `DTEND:${utc(event.endsAt)}`,
    `SUMMARY:${text(event.title)}`,
    ...(location ? [`LOCATION:${text(location)}`] : []),
    ...(description ? [`DESCRIPTION:${text(description)}`] : []),
    ...(joinLink
      ? [`URL:${uri(joinLink)}`, `CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO:${uri(joinLink)}`]
      : []),
    `ORGANIZER;CN=${parameter(organizer.name)}:${mailto(organizer.email)}`,
    ...(attendee
      ? [
          `ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE:${mailto(attendee)}`,
        ]
      : []),
    `STATUS:${event.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    // Who shares a calendar shares that they are busy, and not with what.
    'CLASS:PRIVATE',
    'TRANSP:OPAQUE',
    'END:VEVENT',
  ];
}

/** An instant as `20270328T090000Z`. */
function utc(moment: Date): string {
  return `${moment.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

/** Text (RFC 5545, 3.3.11). What steers printers and terminals has no place in it. */
function text(value: string): string {
  return value
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\n/g, '\\n');
}

/** The value of a parameter, quoted (RFC 6868). */
function parameter(value: string): string {
  const written = value
    .replace(/\^/g, '^^')
    .replace(/"/g, "^'")
    .replace(/\r\n?|\n/g, '^n')
    .replace(/\p{Cc}/gu, '');
  return `"${written}"`;
}

/** An address as it stands, without what cannot be in one. It is not text: nothing in it is escaped. */
function uri(value: string): string {
  return value.replace(/[\p{Cc}\s]/gu, '');
}

function mailto(address: string): string {
  return `mailto:${encodeURI(address).replace(/[?#]/g, encodeURIComponent)}`;
}

const MOST_OCTETS = 75;

/** No line is longer than 75 octets; what is longer goes on after a line end and a space (RFC 5545, 3.1). */
function fold(line: string): string {
  let folded = '';
  let octets = 0;
  for (const sign of line) {
    const size = Buffer.byteLength(sign);
    if (octets + size > MOST_OCTETS) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += sign;
    octets += size;
  }
  return folded;
}
