import type { StaffKey } from './sketch';

/** A room of an invented venue, or a meeting room online. */
export type RoomKey =
  | 'hall'
  | 'workshop'
  | 'small'
  | 'library'
  | 'library-quiet'
  | 'studio'
  | 'online-talks'
  | 'online-calls';

type RoomSketch = { name: string; most?: number; access?: string[]; link?: string };

export type VenueSketch = {
  name: string;
  addressLines: string[];
  area: string;
  getting: Record<string, string>;
  access: string[];
  rooms: Partial<Record<RoomKey, RoomSketch>>;
};

/** The invented places where people meet. */
export const VENUES: readonly VenueSketch[] = [
  {
    name: 'Lime Tree Centre',
    addressLines: ['Lime Tree Centre', '2 Quince Lane', 'London', 'E17 9AA'],
    area: 'Town centre',
    getting: {
      en: 'Five minutes on foot from the bus station, all of it flat. Bikes can stand in the yard.',
      ro: 'La cinci minute pe jos de autogară, pe teren plat. Bicicletele pot fi lăsate în curte.',
      ur: 'بس اسٹیشن سے پیدل پانچ منٹ، راستہ ہموار ہے۔ سائیکل صحن میں کھڑی کی جا سکتی ہے۔',
    },
    access: ['step-free', 'accessible-toilet', 'children-welcome', 'hearing-loop', 'parking'],
    rooms: {
      hall: { name: 'Large hall', most: 80 },
      workshop: { name: 'Workshop room', most: 14 },
      small: { name: 'Room 3', most: 6, access: ['quiet-room'] },
    },
  },
  {
    name: 'Riverside Library',
    addressLines: ['Riverside Library', '40 Mill Race', 'London', 'E17 3AE'],
    area: 'Riverside',
    getting: {
      en: 'Buses stop at the door. The entrance is beside the children’s library.',
      ro: 'Autobuzele opresc la ușă. Intrarea este lângă secția pentru copii.',
    },
    access: ['step-free', 'accessible-toilet', 'prayer-room', 'children-welcome'],
    rooms: {
      library: { name: 'Meeting room', most: 24, access: ['hearing-loop'] },
      'library-quiet': { name: 'Quiet room', most: 4, access: ['quiet-room'] },
    },
  },
  {
    name: 'Old Bakery Rooms',
    addressLines: ['Old Bakery Rooms', '90 Old Bakery Lane', 'London', 'E11 3AN'],
    area: 'The north',
    getting: {
      en: 'Ten minutes from the station, with a hill. There are three steps at the door.',
    },
    access: ['children-welcome'],
    rooms: { studio: { name: 'Studio', most: 18 } },
  },
];

/** The invented meeting rooms online; nobody answers at their addresses. */
export const ONLINE_ROOMS: Partial<Record<RoomKey, RoomSketch>> = {
  'online-talks': { name: 'Talks online', most: 200, link: 'https://meet.example.org/talks' },
  'online-calls': { name: 'Calls online', most: 10, link: 'https://meet.example.org/calls' },
};

/** Who offers times with a person, and in which rooms. */
export const OFFERED: Record<string, { people: StaffKey[]; rooms: RoomKey[] }> = {
  'advice-call': { people: ['officer', 'second-officer'], rooms: ['online-calls'] },
  'one-to-one': {
    people: ['officer', 'second-officer', 'senior'],
    rooms: ['small', 'library-quiet', 'online-calls'],
  },
  'review-meeting': { people: ['officer', 'senior', 'send'], rooms: ['small', 'online-calls'] },
  visit: { people: ['officer', 'second-officer'], rooms: [] },
};

type Stretch = [weekdays: number[], from: string, to: string];

/** When they can be booked. */
export const HOURS: Partial<Record<StaffKey, Stretch[]>> = {
  officer: [
    [[1, 2, 3, 4, 5], '09:00', '12:30'],
    [[1, 2, 4], '13:15', '17:00'],
  ],
  'second-officer': [
    [[2, 3, 4, 5], '09:30', '13:00'],
    [[2, 3, 4], '13:30', '17:30'],
  ],
  senior: [
    [[1, 3], '10:00', '12:00'],
    [[3], '16:00', '19:30'],
  ],
  send: [
    [[2, 4], '09:00', '12:00'],
    [[4], '13:00', '15:00'],
  ],
};
