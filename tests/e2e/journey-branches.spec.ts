import { expect, test } from '@playwright/test';
import type { Setting } from '../../app/domains/notification/answers.schema';
import { HttpParent, type Fields } from '../support/http-parent';
import { dayAfter } from '../support/notify-journey';
import { oneRow } from '../support/sign-in-as';
import { plain, words } from '../support/words';

/** The year in which the school year of today began. */
const schoolYear = (() => {
  const now = new Date();
  return now.getMonth() >= 8 ? now.getFullYear() : now.getFullYear() - 1;
})();
/** A birthday in the middle of a year group; Reception is 0. */
const bornInYear = (group: number) => `${schoolYear - group - 4}-03-01`;

const date = (name: string, iso: string) => {
  const [year = '', month = '', day = ''] = iso.split('-');
  return { [`${name}.day`]: day, [`${name}.month`]: month, [`${name}.year`]: year };
};

const say = (key: string, values: Record<string, string> = {}) => plain(words(key, 'en', values));

let families = 0;
/** A parent of their own for each story, who has given a name. */
async function newParent() {
  families += 1;
  return HttpParent.with(`branch-${families}-${process.pid}@example.org`, {
    you: { name: 'Hester Vane' },
    children: [],
  });
}

/** Adds a child and says where they learn now; gives the child's key and the page that follows. */
async function addChild(
  parent: HttpParent,
  child: { name: string; born: string; setting: Setting; school?: string },
) {
  const key = crypto.randomUUID();
  const names = { key, givenNames: child.name, familyName: 'Vane' };
  const learning = await parent.save('children/new', {
    ...names,
    ...date('dateOfBirth', child.born),
  });
  expect(learning).toBe(parent.at(`children/${key}/learning`));
  const next = await parent.save(`children/${key}/learning`, { setting: child.setting });
  if (child.school) {
    await parent.save(`children/${key}/learning?place`, { schoolName: child.school });
  }
  return { key, next };
}

type Kind = 'deregistration' | 'special-school-consent' | 'revoke-order';
const steps = ['letter', 'letter-gone', 'consent', 'order', 'too-young', 'too-old'] as const;
type Step = (typeof steps)[number];

type Branch = { setting: Setting; letter: Kind | null; asksPlace: boolean; step: Step | null };

const branches: Branch[] = [
  { setting: 'mainstream', letter: 'deregistration', asksPlace: true, step: 'letter' },
  { setting: 'special-placed', letter: 'special-school-consent', asksPlace: true, step: 'consent' },
  { setting: 'special-other', letter: 'deregistration', asksPlace: true, step: 'letter' },
  { setting: 'independent', letter: 'deregistration', asksPlace: true, step: 'letter' },
  { setting: 'never-at-school', letter: null, asksPlace: false, step: null },
  { setting: 'home-educated-elsewhere', letter: null, asksPlace: false, step: null },
  { setting: 'attendance-order', letter: 'revoke-order', asksPlace: true, step: 'order' },
  { setting: 'college-14-16', letter: null, asksPlace: true, step: null },
];

/** Sends the notice; gives the text of the page with the reference, and the notice's address. */
async function send(parent: HttpParent) {
  const sent = await parent.save('check', {});
  expect(sent).toMatch(/^\/en\/family\/notice\/[0-9a-f-]{36}$/);
  return { sent, text: await parent.read(sent) };
}

function expectSteps(text: string, expected: readonly Step[]) {
  const said = steps.filter((step) => text.includes(say(`notify-more:sent.steps.${step}.title`)));
  expect(said).toEqual(expected);
}

for (const { setting, letter, asksPlace, step } of branches) {
  test(`${setting}: ${letter ?? 'no letter'}, and what follows`, async () => {
    const parent = await newParent();
    const born = bornInYear(setting === 'college-14-16' ? 10 : 5);
    const { key, next } = await addChild(parent, { name: 'Isolde', born, setting });
    const place = `children/${key}/learning?place`;
    expect(next).toBe(parent.at(asksPlace ? place : `children/${key}/needs`));
    if (asksPlace) {
      expect(await parent.read(place)).toContain(say(`notify:place.follows.${setting}`));
      await parent.save(place, { schoolName: 'Marlstone Academy' });
    }
    await parent.save(`children/${key}/needs`, { needs: 'ehc-plan', words: 'Speech.' });
    const start = await parent.read('start');
    const about = { children: 'Isolde', child: 'Isolde', school: 'Marlstone Academy' };
    for (const kind of ['deregistration', 'special-school-consent', 'revoke-order'] as const) {
      const told = say(`notify-more:start.about.${kind}`, about);
      if (kind === letter) expect(start).toContain(told);
      else expect(start).not.toContain(told);
    }
    if (letter === null) expect(start).toContain(say('notify-more:start.noLetter'));
    const choice = letter && {
      'letter[0]': await parent.hidden('start', 'letter[0]'),
      'way[0]': 'download',
    };
    await parent.save('start', {
      when: 'on-date',
      ...date('startsOn', dayAfter(10)),
      ...choice,
    });
    const check = await parent.read('check');
    expect(check).toContain(say(`notify:learning.setting.options.${setting}.label`));
    const { sent, text } = await send(parent);
    expectSteps(text, step ? [step] : []);
    const { kinds } = await oneRow<{ kinds: string[] }>(
      `select array_agg(rule) as kinds from clock where item_id =
         (select id from queue_item where notification_id = $1)`,
      [sent.split('/').at(-1)],
    );
    expect(kinds).toContain('first-contact');
    expect(kinds.includes('special-school-consent')).toBe(letter === 'special-school-consent');
    await parent.dispose();
  });
}

test('too young: thanked, told that it is voluntary, and still free to send', async () => {
  const parent = await newParent();
  const born = `${new Date().getFullYear() - 3}-02-11`;
  const { key } = await addChild(parent, { name: 'Perdita', born, setting: 'never-at-school' });
  for (const page of ['children', `children/${key}`, `children/${key}/learning`]) {
    expect(await parent.read(page)).toMatch(
      pattern('notify:age.not-yet', { name: 'Perdita', begins: '.*20\\d\\d' }),
    );
  }
  expectSteps((await send(parent)).text, ['too-young']);
  await parent.dispose();
});

test('past school age: told plainly that it is not needed', async () => {
  const parent = await newParent();
  const born = `${new Date().getFullYear() - 18}-02-11`;
  const { key } = await addChild(parent, { name: 'Lysander', born, setting: 'never-at-school' });
  expect(await parent.read(`children/${key}`)).toMatch(
    pattern('notify:age.ended', { name: 'Lysander', ends: '.*20\\d\\d' }),
  );
  expectSteps((await send(parent)).text, ['too-old']);
  await parent.dispose();
});

test('Years 10 and 11 are told about examinations, the others are not', async () => {
  const parent = await newParent();
  for (const [group, told] of [
    [9, false],
    [10, true],
    [11, true],
  ] as const) {
    const child = { name: `Year${group}`, born: bornInYear(group), setting: 'mainstream' } as const;
    const { key } = await addChild(parent, child);
    const page = await parent.read(`children/${key}/learning`);
    expect(page).toContain(say('notify:age.usualYear', { year: `Year ${group}` }));
    expect(page.includes(say('notify:examinations.title'))).toBe(told);
  }
  await parent.dispose();
});

test('Reception and five-year-olds: the year group has its name', async () => {
  const parent = await newParent();
  const { key } = await addChild(parent, {
    name: 'Tansy',
    born: bornInYear(0),
    setting: 'never-at-school',
  });
  expect(await parent.read(`children/${key}`)).toContain(
    say('notify:age.usualYear', { year: say('notify:year.reception') }),
  );
  await parent.dispose();
});

test('two children of different settings: a letter for each, named for the right child', async () => {
  const parent = await newParent();
  const born = bornInYear(6);
  const school = 'Marlstone Academy';
  await addChild(parent, { name: 'Ottilie', born, setting: 'mainstream', school });
  await addChild(parent, {
    name: 'Caspian',
    born,
    setting: 'special-placed',
    school: 'Willow Bank School',
  });
  const start = await parent.read('start');
  expect(start).toContain(
    say('notify-more:start.about.deregistration', { children: 'Ottilie', school }),
  );
  expect(start).toContain(
    say('notify-more:start.about.special-school-consent', { children: 'Caspian' }),
  );
  const { text } = await send(parent);
  expectSteps(text, ['letter', 'consent']);
  await parent.dispose();
});

test('two children of one school share one letter', async () => {
  const parent = await newParent();
  const shared = {
    born: bornInYear(4),
    setting: 'mainstream',
    school: 'Marlstone Academy',
  } as const;
  await addChild(parent, { name: 'Juno', ...shared });
  await addChild(parent, { name: 'Hugo', ...shared });
  const start = await parent.read('start');
  expect(start).toContain(
    say('notify-more:start.about.deregistration', {
      children: 'Juno and Hugo',
      school: shared.school,
    }),
  );
  expect(start.split(say('notify-more:start.way.label'))).toHaveLength(2);
  await parent.dispose();
});

test('answers that a later answer makes irrelevant are dropped, and the parent is told', async () => {
  const parent = await newParent();
  const { key } = await addChild(parent, {
    name: 'Sorrel',
    born: bornInYear(5),
    setting: 'mainstream',
    school: 'Marlstone Academy',
  });
  await parent.save('why', { choice: 'pressed', pressedWords: 'Twice.', pressedMayAsk: 'yes' });
  await parent.save('start', {
    when: 'on-date',
    ...date('startsOn', dayAfter(10)),
    'letter[0]': await parent.hidden('start', 'letter[0]'),
    'way[0]': 'send-for-me',
    'sendTo[0]': 'office@marlstone.example',
  });
  const next = await parent.save(`children/${key}/learning`, { setting: 'never-at-school' });
  const told = await parent.read(next);
  expect(told).toContain(say('notify:dropped.title'));
  for (const code of ['learning.school', 'why.mayAskSchool', 'start.letters']) {
    expect(told).toContain(say(`notify:dropped.what.${code}`));
  }
  expect(await parent.read('check')).not.toContain('Marlstone');
  expect(await parent.read('start')).toContain(say('notify-more:start.noLetter'));

  const list = await parent.save('why', { choice: 'free', pressedWords: 'Twice.' });
  expect(await parent.read('why')).not.toContain('Twice.');
  expect(list).toBe(parent.at(''));
  const { sent } = await send(parent);
  const { answers } = await oneRow<{ answers: { why: object; start: object } }>(
    'select answers from notification where id = $1',
    [sent.split('/').at(-1)],
  );
  expect(answers.why).toMatchObject({ choice: 'free', pressedWords: '', mayAskSchool: null });
  expect(answers.start).toMatchObject({ letters: [] });
  await parent.dispose();
});

const drops: { what: string; page: string; first: Fields; then: Fields }[] = [
  {
    what: 'you.relationOther',
    page: 'you',
    first: { name: 'Hester', relation: 'other', relationOther: 'Aunt' },
    then: { name: 'Hester', relation: 'mother', relationOther: 'Aunt' },
  },
  {
    what: 'language.languageOther',
    page: 'language',
    first: { language: 'other', languageOther: 'Polish' },
    then: { language: 'en', languageOther: 'Polish' },
  },
  {
    what: 'language.interpreterNote',
    page: 'language',
    first: { language: 'en', interpreter: 'spoken', interpreterNote: 'Slowly' },
    then: { language: 'en', interpreter: 'none', interpreterNote: 'Slowly' },
  },
  {
    what: 'helper.details',
    page: 'helper',
    first: { wanted: 'yes', helperName: 'Odette' },
    then: { wanted: 'no', helperName: 'Odette' },
  },
];

for (const { what, page, first, then } of drops) {
  test(`dropped and told: ${what}`, async () => {
    const parent = await newParent();
    expect(await parent.save(page, first)).toBe(parent.at(''));
    expect(await parent.read(await parent.save(page, then))).toContain(
      say(`notify:dropped.what.${what}`),
    );
    await parent.dispose();
  });
}

test('a notice needs a name, and each child with a place of learning, and says what is missing', async () => {
  const parent = await HttpParent.with(`branch-empty-${process.pid}@example.org`, { children: [] });
  expect(await parent.read('check')).toContain(say('notify-more:check.missing.you'));
  expect(await parent.read('check')).toContain(say('notify-more:check.missing.children'));
  await parent.refused('check', {});
  await parent.save('you', { name: 'Hester Vane' });
  await parent.save('children', {
    'given[0]': 'Wren',
    'family[0]': 'Vane',
    ...date('dob[0]', bornInYear(3)),
    'given[1]': 'Lark',
    'family[1]': 'Vane',
    ...date('dob[1]', bornInYear(1)),
  });
  const check = await parent.read('check');
  for (const child of ['Wren', 'Lark']) {
    expect(check).toContain(say('notify-more:check.missing.learning', { child }));
  }
  await parent.refused('check', {});
  await parent.dispose();
});

test('forms that refuse say why, and keep what was typed', async () => {
  const parent = await newParent();
  const refusals: [page: string, fields: Fields, key: string][] = [
    ['you', { name: '' }, 'notify:you.errors.name.required'],
    ['contact', { phone: '12' }, 'notify:contact.errors.phone.not-phone'],
    ['contact', { addressAnswer: 'given' }, 'notify:contact.errors.line1.given'],
    ['contact', { safe: 'phone', preferred: 'email' }, 'notify:contact.errors.preferred.not-safe'],
    ['helper', { wanted: 'yes' }, 'notify:helper.errors.helperName.required'],
    ['start', { when: 'on-date' }, 'notify-more:start.errors.startsOn.required'],
    [
      'start',
      { when: 'on-date', ...date('startsOn', dayAfter(400)) },
      'notify-more:start.errors.startsOn.too-far-ahead',
    ],
    [
      'start',
      { when: 'already', ...date('startedOn', dayAfter(3)) },
      'notify-more:start.errors.startedOn.not-begun',
    ],
    ['children', {}, 'notify:children.errors.given.none'],
    [
      'children/new',
      { givenNames: 'Wren', familyName: 'Vane', ...date('dateOfBirth', dayAfter(2)) },
      'notify:child.errors.dateOfBirth.date-in-future',
    ],
    [
      'children/new',
      { givenNames: 'Wren', familyName: 'Vane', ...date('dateOfBirth', '2016-02-30') },
      'common:errors.not-a-date',
    ],
  ];
  for (const [page, fields, key] of refusals) {
    expect(await parent.refused(page, fields), key).toContain(say(key));
  }
  await parent.dispose();
});

/** Words with some of their values left open. */
function pattern(key: string, values: Record<string, string>): RegExp {
  const text = say(key).replace(/[.*+?^$()|[\]\\]/g, '\\$&');
  return new RegExp(text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '.*'));
}
