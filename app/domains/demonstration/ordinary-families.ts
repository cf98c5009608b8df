import type { Temporal } from 'temporal-polyfill';
import { addDays, countDays } from '~/platform/calendar';
import { bornInYear } from './awkward-families';
import { DECIDED_AFTER } from './clocks-of';
import type { Generator } from './generator';
import { anyAddress, anyBackground, anyPhone, familyNameFor, type Background } from './people';
import type { ChildSketch, ContactSketch, FamilySketch, NoticeSketch, Stage } from './sketch';
import { OUTLINE_WORDS, WHY_WORDS, NOTE_WORDS } from './words';

/** How many of the ordinary families stand at each stage; out of 132. */
const STAGE_SHARES: Record<Stage, number> = {
  new: 14,
  open: 18,
  overdue: 8,
  'due-today': 3,
  'due-soon': 6,
  'waiting-parent': 12,
  'waiting-other': 4,
  decided: 52,
  closed: 15,
};

/** Fewest and most days since a notice came, by what became of it. */
const DAYS_AGO: Record<Stage, readonly [number, number]> = {
  new: [0, 3],
  open: [4, 8],
  overdue: [16, 45],
  'due-today': [12, 20],
  'due-soon': [10, 18],
  'waiting-parent': [9, 14],
  'waiting-other': [4, 8],
  decided: [20, 330],
  closed: [30, 300],
};

const SIZES = [1, 1, 2, 2, 2, 3, 3, 3, 4, 5];
const MOST_CHILDREN = 6;

/** Family sizes that add up to `children`. */
function sizesFor(choose: Generator, families: number, children: number): number[] {
  const sizes = Array.from({ length: families }, () => choose.pick(SIZES));
  for (let left = children - sizes.reduce((a, b) => a + b, 0); left !== 0;) {
    const at = choose.whole(0, families - 1);
    const step = Math.sign(left);
    const size = sizes[at]! + step;
    if (size < 1 || size > MOST_CHILDREN) continue;
    sizes[at] = size;
    left -= step;
  }
  return sizes;
}

/** The stages of so many families, in the shares above, spread over the list. */
function stagesFor(choose: Generator, families: number): Stage[] {
  const total = Object.values(STAGE_SHARES).reduce((a, b) => a + b, 0);
  const all = Object.entries(STAGE_SHARES).flatMap(([stage, share]) =>
    Array<Stage>(Math.ceil((share * families) / total)).fill(stage as Stage),
  );
  for (let at = all.length - 1; at > 0; at--) {
    const other = choose.whole(0, at);
    [all[at], all[other]] = [all[other]!, all[at]!];
  }
  return all.slice(0, families);
}

function anySetting(choose: Generator, yearGroup: number): ChildSketch['setting'] {
  if (yearGroup >= 10 && choose.chance(0.2)) return 'college-14-16';
  return choose.pick([
    ...Array<'mainstream'>(14).fill('mainstream'),
    'never-at-school',
    'never-at-school',
    'independent',
    'special-other',
    'home-educated-elsewhere',
  ] as const);
}

const INDICATORS = [
  { code: 'severe-or-persistent-absence', reason: 'Attendance 48% in the last school year.' },
  { code: 'emotionally-based-school-avoidance', reason: 'School nurse’s letter of last term.' },
  { code: 'known-to-social-care-before', reason: 'Closed in 2023; see Mosaic.' },
  { code: 'early-help', reason: 'Early help plan ended in July.' },
  { code: 'repeated-suspension-or-exclusion', reason: 'Three suspensions last year.' },
  { code: 'young-carer', reason: 'Looks after a younger brother, told by the school.' },
  { code: 'isolation', reason: 'Family new to the area, no relatives near.' },
] as const;

const LEVELS = [
  { level: 'green', reason: 'Nothing that worries us; rich account and work seen.' },
  { level: 'amber', reason: 'Little known yet; parent has agreed to send more.' },
  { level: 'red', reason: 'Several indicators together; agreed with the senior.' },
] as const;

function anyNeeds(choose: Generator): Pick<ChildSketch, 'needs'> {
  if (choose.chance(0.6)) return {};
  return {
    needs: choose.pick(['none', 'none', 'sen-support', 'sen-support', 'ehc-plan', 'ehc-awaited']),
  };
}

function anyRisk(choose: Generator, stage: Stage): Pick<ChildSketch, 'indicators' | 'rating'> {
  if (choose.chance(0.13)) {
    return { indicators: [choose.pick(INDICATORS)], rating: choose.pick(LEVELS.slice(1)) };
  }
  return stage === 'decided' && choose.chance(0.5) ? { rating: LEVELS[0] } : {};
}

function anyChild(
  choose: Generator,
  today: Temporal.PlainDate,
  background: Background,
  surname: number,
  taken: Set<string>,
  stage: Stage,
): ChildSketch {
  const sex = choose.pick(['female', 'male'] as const);
  const names = background[sex].filter((name) => !taken.has(name));
  const givenNames = names.length > 0 ? choose.pick(names) : choose.pick(background[sex]);
  taken.add(givenNames);
  const yearGroup = choose.whole(1, 11);
  return {
    sex,
    givenNames,
    familyName: familyNameFor(background, surname, sex),
    dateOfBirth: bornInYear(today, yearGroup, choose.whole(0, 364)),
    setting: anySetting(choose, yearGroup),
    ...anyNeeds(choose),
    ...anyRisk(choose, stage),
  };
}

function contactsFor(choose: Generator, stage: Stage, daysAgo: number): ContactSketch[] {
  if (stage === 'new' || daysAgo < 3) return [];
  if (stage === 'overdue') {
    return choose.chance(0.5)
      ? [{ daysAgo: daysAgo - 3, how: 'phone', outcome: 'no-answer', nextTryInDays: 4 - daysAgo }]
      : [];
  }
  const how = choose.pick(['phone', 'email', 'letter'] as const);
  return [{ daysAgo: daysAgo - 2, how, outcome: how === 'phone' ? 'reached' : 'sent' }];
}

function whyFor(choose: Generator, background: Background): NoticeSketch['why'] {
  if (choose.chance(0.25)) return undefined;
  const words =
    WHY_WORDS[(background.languageOther ?? background.language) as keyof typeof WHY_WORDS];
  return {
    reasons: choose.pick([
      ['lifestyle'],
      ['mental-health'],
      ['dissatisfied-general', 'dissatisfied-bullying'],
      ['religious'],
      ['no-school-preference'],
      ['philosophical'],
      [],
    ]),
    words: choose.pick(words ?? WHY_WORDS.en),
    choice: choose.pick(['free', 'free', 'free', 'suggested', null]),
    pressedWords: '',
    mayAskSchool: null,
  };
}

function ownerFor(choose: Generator, stage: Stage): NoticeSketch['owner'] {
  if (stage === 'new') return null;
  if (stage === 'overdue' && choose.chance(0.4)) return null;
  return choose.pick([
    'officer',
    'officer',
    'officer',
    'second-officer',
    'second-officer',
    'senior',
  ]);
}

function anyNotice(
  choose: Generator,
  background: Background,
  surname: number,
  stage: Stage,
  number: number,
): NoticeSketch {
  const sex = choose.pick(['female', 'female', 'male'] as const);
  const [least, most] = DAYS_AGO[stage];
  const daysAgo = choose.whole(least, most);
  const source = choose.pick([
    'portal',
    'portal',
    'portal',
    'portal',
    'phone',
    'post',
    'email',
    'in-person',
  ] as const);
  const online = source === 'portal';
  return {
    parentName: `${choose.pick(background[sex])} ${familyNameFor(background, surname, sex)}`,
    relation: sex === 'female' ? 'mother' : 'father',
    email: online ? `family-${String(number).padStart(3, '0')}@example.org` : null,
    language: background.language === 'other' ? 'en' : background.language,
    ...(background.languageOther
      ? { spoken: { language: 'other' as const, languageOther: background.languageOther } }
      : {}),
    ...(background.language !== 'en' && choose.chance(0.3)
      ? { interpreter: 'spoken' as const }
      : {}),
    source,
    stage,
    daysAgo,
    owner: ownerFor(choose, stage),
    phone: anyPhone(choose),
    address: anyAddress(choose),
    why: whyFor(choose, background),
    outline: choose.chance(0.4) ? choose.pick(OUTLINE_WORDS) : '',
    help: choose.chance(0.3) ? ['session'] : [],
    contacts: contactsFor(choose, stage, daysAgo),
    notes: choose.chance(0.15) && stage !== 'new' ? [choose.pick(NOTE_WORDS)] : [],
    ...(stage === 'closed' ? { ending: 'not-home-education' as const } : {}),
  };
}

/** Makes a waiting matter one that waits for a colleague by law or local rule. */
function withReasonToWait(choose: Generator, family: FamilySketch): FamilySketch {
  const [first, ...rest] = family.children;
  const order = choose.chance(0.25);
  const setting = order ? 'attendance-order' : 'special-placed';
  const waitsFor = order ? 'order-revocation' : 'special-school-consent';
  return {
    ...family,
    children: [{ ...first!, setting, needs: order ? first!.needs : 'ehc-plan' }, ...rest],
    notices: family.notices.map((notice) => ({ ...notice, waitsFor })),
  };
}

/** So many invented families with so many children in all, at every stage. */
export function ordinaryFamilies(
  choose: Generator,
  today: Temporal.PlainDate,
  families: number,
  children: number,
): FamilySketch[] {
  const stages = stagesFor(choose, families);
  const drawn = sizesFor(choose, families, children).map((size, index) => {
    const background = anyBackground(choose);
    const surname = choose.whole(0, background.family.length - 1);
    const stage = stages[index]!;
    const taken = new Set<string>();
    const family: FamilySketch = {
      background: background.code as FamilySketch['background'],
      children: Array.from({ length: size }, () =>
        anyChild(choose, today, background, surname, taken, stage),
      ),
      notices: [anyNotice(choose, background, surname, stage, index + 1)],
    };
    return stage === 'waiting-other' ? withReasonToWait(choose, family) : family;
  });
  return withHistory(withLongKnown(drawn), today);
}

/** So many decided families have been known for more than a year, by so many days. */
const LONG_KNOWN = 3;
const LONG_AGO = 371;

/** Moves the first decided notices from the portal back by a year, so that plans can be a year apart. */
function withLongKnown(families: FamilySketch[]): FamilySketch[] {
  let moved = 0;
  return families.map((family) => {
    const [notice] = family.notices;
    if (notice?.stage !== 'decided' || !notice.email || moved >= LONG_KNOWN) return family;
    moved += 1;
    return { ...family, notices: [movedBack(notice, LONG_AGO)] };
  });
}

/**
 * How many days ago the second yearly review of the families known for longest fell due: close together
 * of late, where requests are still open, then over a whole year.
 */
const FELL_DUE = [2, 9, 16, 23, 31, 39, 47, 56, 66, ...spread(90, 340, 50)];
const YEARS_KNOWN = 2;
/** Nobody's child was told of before school age began. */
const OLD_ENOUGH = 7;

function spread(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, at) => from + at * step);
}

/** Moves further decided notices back by two years and more, so that families have been asked before. */
function withHistory(families: FamilySketch[], today: Temporal.PlainDate): FamilySketch[] {
  const due = [...FELL_DUE];
  const born = today.subtract({ years: OLD_ENOUGH }).toString();
  return families.map((family) => {
    const [notice] = family.notices;
    const isKnown = notice?.stage === 'decided' && notice.email && notice.daysAgo !== LONG_AGO;
    if (!isKnown || family.children.some(({ dateOfBirth }) => dateOfBirth > born)) return family;
    const fellDue = due.shift();
    if (fellDue === undefined) return family;
    const received = addDays(today, -fellDue)
      .subtract({ years: YEARS_KNOWN })
      .subtract({ days: DECIDED_AFTER });
    return { ...family, notices: [movedBack(notice, countDays(received, today))] };
  });
}

function movedBack(notice: NoticeSketch, daysAgo: number): NoticeSketch {
  const later = daysAgo - notice.daysAgo;
  const contacts = (notice.contacts ?? []).map((contact) => ({
    ...contact,
    daysAgo: contact.daysAgo + later,
    ...(contact.nextTryInDays !== undefined && { nextTryInDays: contact.nextTryInDays - later }),
  }));
  return { ...notice, daysAgo, contacts };
}
