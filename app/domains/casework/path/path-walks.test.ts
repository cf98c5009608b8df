import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, db, useDatabase } from '~/platform/db/database.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import type { Staff } from '~/platform/auth/session.server';
import { forgetCalendar } from '~/domains/clock/index.server';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database';
import type { PathKind } from '../case/case.codes';
import { staffWith } from '../item/item.test-support';
import {
  everyOutcome,
  homeEducated,
  lookAt,
  opened,
  START,
  tell,
  type Told,
} from './path.test-support';

let database: TestDatabase;
const staff: Record<'officer' | 'senior' | 'send', Staff> = {} as never;

beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
  await prepareJobs();
  await db().calendarClosure.create({
    data: { fromDay: new Date('2026-12-21'), toDay: new Date('2027-01-01'), label: 'Winter' },
  });
  forgetCalendar();
  staff.officer = await staffWith('OFFICER');
  staff.senior = await staffWith('SENIOR');
  staff.send = await staffWith('SEND');
});

afterAll(async () => {
  forgetCalendar();
  await closeDatabase();
  await database.drop();
});

/** A step in a line: `step outcome day`; who records it where it is not an officer. */
type Line = [line: string, more?: Partial<Told> & { by?: keyof typeof staff }];

type Story = {
  name: string;
  kind: PathKind;
  data?: Record<string, string>;
  born?: string;
  lines: Line[];
  outcome: string;
  clocks: string[];
  letters?: string[];
  sharing?: string[];
  asked?: string[];
  status?: string;
};

const school = { school: 'Elm Park School, London' };
const shared = { who: 'Dana Okoye, chair', how: 'email', shared: 'Educated at home' } as const;
const shown = { ...shared, shown: 'yes' } as const;
const hidden = { ...shared, shown: 'no', hiddenReason: 'Enquiries under way' } as const;
const question = {
  toName: 'Sam Lind',
  toEmail: 'sam@other.example',
  answerBy: '2027-04-20',
  question: 'What do you hold?',
  why: 'The family moved here',
} as const;
const told = { who: 'Lee Hart, SEND', how: 'phone', shared: 'Plans to home educate' } as const;
const handed = { ...shown, shared: 'Dates and the last report', receiptBy: '2026-12-18' } as const;
const onRoll = {
  ...school,
  schoolKind: 'mainstream-school',
  startsOn: '2027-01-11',
  who: 'Admissions',
} as const;

const stories: Story[] = [
  {
    name: 'the meeting is held and the family leaves',
    kind: 'ehc-plan-mainstream',
    data: school,
    lines: [
      ['send-told told 2026-11-24', { answers: told }],
      [
        'meeting-offer by-letter 2026-11-24',
        { answers: { meetingOn: '2026-12-03', place: 'School' } },
      ],
      ['meeting held 2026-12-07'],
      ['name-deleted deleted 2026-12-08', { answers: { noticeOn: START, reviewBy: '2027-01-29' } }],
      ['plan-review changed 2027-01-20', { by: 'send' }],
    ],
    outcome: 'home-educated',
    clocks: ['ehcp-leaving-meeting 2026-12-07 met', 'path-step 2027-01-29 met'],
    letters: ['ehcp-meeting-offer'],
    sharing: ['send public-task'],
  },
  {
    name: 'the name is deleted although the meeting was declined',
    kind: 'ehc-plan-mainstream',
    data: school,
    lines: [
      ['name-deleted deleted 2026-11-24', { answers: { noticeOn: START } }],
      ['send-told told 2026-11-24', { answers: told }],
      ['meeting-offer offered-already 2026-11-24', { note: 'By the school' }],
      ['meeting declined 2026-11-25'],
      ['plan-review ceased 2027-02-01', { note: 'Adult services', by: 'send' }],
    ],
    outcome: 'home-educated',
    clocks: ['ehcp-leaving-meeting 2026-12-07 stopped'],
    sharing: ['send public-task'],
  },
  {
    name: 'no answer to the offer, and the plan stays as it is',
    kind: 'ehc-plan-mainstream',
    data: school,
    lines: [
      ['send-told told 2026-11-24', { answers: told }],
      ['meeting-offer by-letter 2026-11-24'],
      ['meeting no-answer 2026-12-08'],
      ['name-deleted deleted 2026-12-08', { answers: { noticeOn: START } }],
      ['plan-review kept 2027-01-20'],
    ],
    outcome: 'home-educated',
    clocks: ['ehcp-leaving-meeting 2026-12-07 stopped'],
    letters: ['ehcp-meeting-offer'],
    sharing: ['send public-task'],
  },
  {
    name: 'things are put right and the child stays',
    kind: 'ehc-plan-mainstream',
    data: school,
    lines: [['meeting-offer by-letter 2026-11-24'], ['meeting stays-at-school 2026-12-01']],
    outcome: 'stays-at-school',
    clocks: ['ehcp-leaving-meeting 2026-12-07 met'],
    letters: ['ehcp-meeting-offer'],
  },
  {
    name: 'the parent takes the notice back',
    kind: 'ehc-plan-mainstream',
    data: school,
    lines: [['name-deleted notice-taken-back 2026-11-26']],
    outcome: 'stays-at-school',
    clocks: ['ehcp-leaving-meeting 2026-12-07 stopped'],
  },
  {
    name: 'consent is given',
    kind: 'special-school',
    data: school,
    lines: [
      ['parent-information received 2026-11-25', { note: 'A letter' }],
      ['consent given 2026-12-14', { by: 'send' }],
      ['name-deleted deleted 2026-12-15', { answers: { reviewBy: '2027-02-26' } }],
      ['plan-review kept 2027-02-26', { by: 'send' }],
    ],
    outcome: 'home-educated',
    clocks: ['special-school-consent 2026-12-14 met', 'path-step 2027-02-26 met'],
    letters: ['consent-given'],
  },
  {
    name: 'consent is refused and the child stays',
    kind: 'special-school',
    data: school,
    lines: [
      ['parent-information nothing-sent 2026-11-25'],
      [
        'consent refused 2026-12-10',
        { by: 'send', answers: { words: 'Speech therapy would end' } },
      ],
      ['parent-request stays-at-school 2026-12-11'],
    ],
    outcome: 'stays-at-school',
    clocks: ['special-school-consent 2026-12-14 met'],
    letters: ['consent-refused'],
  },
  {
    name: 'the Secretary of State directs',
    kind: 'special-school',
    data: school,
    lines: [
      ['consent refused 2026-12-10', { by: 'send', answers: { words: 'Reasons' } }],
      ['parent-request asked-secretary-of-state 2026-12-11'],
      ['direction directed 2027-02-01', { answers: { reference: 'SOS 12' } }],
      ['name-deleted deleted 2027-02-02'],
      ['plan-review changed 2027-02-20', { by: 'send' }],
    ],
    outcome: 'home-educated',
    clocks: ['special-school-consent 2026-12-14 met'],
    letters: ['consent-refused'],
  },
  {
    name: 'the Secretary of State does not direct',
    kind: 'special-school',
    data: school,
    lines: [
      ['consent refused 2026-12-10', { by: 'send', answers: { words: 'Reasons' } }],
      ['parent-request asked-secretary-of-state 2026-12-11'],
      ['direction not-directed 2027-02-01'],
    ],
    outcome: 'stays-at-school',
    clocks: ['special-school-consent 2026-12-14 met'],
    letters: ['consent-refused'],
  },
  {
    name: 'the parent takes the request back',
    kind: 'special-school',
    data: school,
    lines: [
      ['consent refused 2026-12-10', { by: 'send', answers: { words: 'Reasons' } }],
      ['parent-request asked-secretary-of-state 2026-12-11'],
      ['direction taken-back 2027-02-01'],
    ],
    outcome: 'stays-at-school',
    clocks: ['special-school-consent 2026-12-14 met'],
    letters: ['consent-refused'],
  },
  {
    name: 'consent is not needed, then the parent changes their mind',
    kind: 'special-school',
    data: school,
    lines: [
      ['consent not-needed-here 2026-12-01', { by: 'send', note: 'Parents pay the school' }],
      ['name-deleted notice-taken-back 2026-12-03'],
    ],
    outcome: 'stays-at-school',
    clocks: ['special-school-consent 2026-12-14 met'],
  },
  {
    name: 'consent is given and the plan ceases',
    kind: 'special-school',
    data: school,
    lines: [
      ['consent given 2026-12-01', { by: 'send' }],
      ['name-deleted deleted 2026-12-03'],
      ['plan-review ceased 2027-01-15', { note: 'Moved to adult services' }],
    ],
    outcome: 'home-educated',
    clocks: ['special-school-consent 2026-12-14 met'],
    letters: ['consent-given'],
  },
  {
    name: 'the order is revoked',
    kind: 'order-revocation',
    lines: [
      ['arrangements told 2026-11-25', { note: 'Tutor and projects' }],
      ['decision to-be-revoked 2026-11-27', { by: 'senior', answers: { words: 'It will be' } }],
      ['order-revoked revoked 2026-12-02'],
    ],
    outcome: 'order-revoked',
    clocks: [],
    letters: ['order-request-answer'],
  },
  {
    name: 'the order stands and the parent leaves it there',
    kind: 'order-revocation',
    lines: [
      ['arrangements nothing-told 2026-11-25'],
      ['decision stands 2026-11-27', { by: 'senior', answers: { words: 'It stands' } }],
      ['secretary-of-state not-asked 2026-12-20'],
    ],
    outcome: 'order-stands',
    clocks: [],
    letters: ['order-request-answer'],
  },
  {
    name: 'the council is directed to revoke the order',
    kind: 'order-revocation',
    lines: [
      ['arrangements nothing-told 2026-11-25'],
      ['decision stands 2026-11-27', { by: 'senior', answers: { words: 'It stands' } }],
      ['secretary-of-state directed-to-revoke 2027-01-20'],
      ['order-revoked revoked 2027-01-25'],
    ],
    outcome: 'order-revoked',
    clocks: [],
    letters: ['order-request-answer'],
  },
  {
    name: 'the Secretary of State leaves the order',
    kind: 'order-revocation',
    lines: [
      ['arrangements nothing-told 2026-11-25'],
      ['decision stands 2026-11-27', { by: 'senior', answers: { words: 'It stands' } }],
      ['secretary-of-state not-directed 2027-01-20'],
    ],
    outcome: 'order-stands',
    clocks: [],
    letters: ['order-request-answer'],
  },
  {
    name: 'the school takes the child back',
    kind: 'school-pressed',
    data: school,
    lines: [
      [
        'words recorded 2026-11-23',
        { note: 'They said he must go', answers: { who: 'Mother', mayContact: 'yes' } },
      ],
      ['meeting held 2026-12-02', { note: 'With the head' }],
      [
        'challenge challenged 2026-11-24',
        {
          answers: {
            who: 'The head',
            words: 'You said',
            shared: 'Their account',
            answerBy: '2026-12-14',
          },
        },
      ],
      ['school-answer accepted 2026-12-01', { note: 'They regret it' }],
      ['family-choice same-school 2026-12-02'],
      ['reinstatement agreed 2026-12-09'],
      ['back-on-roll placed 2027-01-11', { answers: school }],
    ],
    outcome: 'back-at-school',
    clocks: [
      'multi-agency-meeting 2026-12-07 met',
      'path-step 2026-12-14 met',
      'return-to-setting 2027-01-31 met',
    ],
    letters: ['school-challenge'],
    sharing: ['school parent-asked'],
  },
  {
    name: 'the family wants the school left alone, and stays at home',
    kind: 'school-pressed',
    data: school,
    lines: [
      [
        'words recorded 2026-11-23',
        { note: 'Told on the phone', answers: { who: 'Father', mayContact: 'no' } },
      ],
      ['family-choice home 2026-11-25'],
      ['challenge family-said-no 2026-11-25'],
      ['meeting family-declined 2026-11-25'],
    ],
    outcome: 'home-educated',
    clocks: ['multi-agency-meeting 2026-12-07 stopped'],
  },
  {
    name: 'another school through Fair Access, then home after all',
    kind: 'school-pressed',
    data: school,
    lines: [
      [
        'words recorded 2026-11-23',
        { note: 'Written', answers: { who: 'Mother', mayContact: 'yes' } },
      ],
      ['meeting not-needed 2026-11-24'],
      [
        'challenge challenged 2026-11-24',
        {
          answers: {
            who: 'The head',
            words: 'You said',
            shared: 'Their account',
            answerBy: '2026-12-14',
          },
        },
      ],
      ['school-answer silent 2026-12-15', { note: 'Twice asked' }],
      ['family-choice other-school 2026-12-02'],
      ['fair-access asked 2026-12-03', { answers: question }],
      ['back-on-roll home-after-all 2027-01-20'],
    ],
    outcome: 'home-educated',
    clocks: [
      'multi-agency-meeting 2026-12-07 stopped',
      'path-step 2026-12-14 stopped',
      'return-to-setting 2027-01-31 stopped',
    ],
    letters: ['school-challenge'],
    sharing: ['school parent-asked'],
    asked: ['admissions open'],
  },
  {
    name: 'the school disputes it and refuses, and another place is found',
    kind: 'school-pressed',
    data: school,
    lines: [
      [
        'words recorded 2026-11-23',
        { note: 'Written', answers: { who: 'Mother', mayContact: 'yes' } },
      ],
      ['meeting held 2026-12-08', { note: 'A day late' }],
      [
        'challenge challenged 2026-11-24',
        {
          answers: {
            who: 'The head',
            words: 'You said',
            shared: 'Their account',
            answerBy: '2026-12-14',
          },
        },
      ],
      ['school-answer disputed 2026-12-15', { note: 'They say it was the mother' }],
      ['family-choice same-school 2026-12-02'],
      ['reinstatement refused 2026-12-10', { note: 'Full' }],
      ['fair-access not-needed 2026-12-11'],
      ['back-on-roll placed 2027-02-01', { answers: { school: 'Oak School' } }],
    ],
    outcome: 'back-at-school',
    clocks: [
      'multi-agency-meeting 2026-12-07 met',
      'path-step 2026-12-14 met',
      'return-to-setting 2027-01-31 met',
    ],
    letters: ['school-challenge'],
    sharing: ['school parent-asked'],
  },
  {
    name: 'a plan is made and later stepped down',
    kind: 'child-protection',
    data: { plan: 'enquiry' },
    lines: [
      ['mash referred 2026-11-23'],
      ['social-worker-told told 2026-11-23', { answers: shown }],
      ['chair-told told 2026-11-24', { answers: { ...hidden, conferenceOn: '2026-12-04' } }],
      ['multi-agency-meeting held 2026-12-03', { note: 'All came' }],
      ['education-view in-writing 2026-12-03', { note: 'Learning well', answers: shown }],
      ['conference plan-made 2026-12-04', { answers: { coreGroupOn: '2026-12-15' } }],
      ['core-group taken-part 2026-12-15'],
      ['stepped-down to-child-in-need 2027-03-01', { note: 'Visits agreed' }],
    ],
    outcome: 'stepped-down',
    clocks: [
      'multi-agency-meeting 2026-12-07 met',
      'path-step 2026-12-04 met',
      'path-step 2026-12-15 met',
    ],
    sharing: [
      'social-care safeguarding',
      'social-care safeguarding hidden',
      'social-care safeguarding',
    ],
  },
  {
    name: 'no plan is needed, and the case closes',
    kind: 'child-protection',
    data: { plan: 'child-in-need' },
    lines: [
      ['mash not-needed 2026-11-23'],
      ['social-worker-told told 2026-11-23', { answers: shown }],
      ['chair-told told 2026-11-24', { answers: shown }],
      ['multi-agency-meeting not-needed-agreed 2026-11-26', { note: 'The chair agrees' }],
      ['education-view at-the-meeting 2026-12-03', { note: 'Said there', answers: shown }],
      ['conference no-plan 2026-12-04'],
      ['stepped-down closed 2027-03-01', { note: 'Closed' }],
    ],
    outcome: 'plan-over',
    clocks: ['multi-agency-meeting 2026-12-07 stopped'],
    sharing: Array(3).fill('social-care safeguarding') as string[],
  },
  {
    name: 'the plan goes on, and the view of education is sent',
    kind: 'child-protection',
    data: { plan: 'child-protection' },
    lines: [
      ['mash not-needed 2026-11-23'],
      ['social-worker-told told 2026-11-23', { answers: shown }],
      ['chair-told told 2026-11-24', { answers: shown }],
      ['multi-agency-meeting held 2026-12-07', { note: 'On the last day' }],
      ['education-view in-writing 2026-12-03', { note: 'Learning well', answers: shown }],
      ['conference plan-goes-on 2026-12-04', { answers: { coreGroupOn: '2026-12-15' } }],
      ['core-group view-sent 2026-12-17', { note: 'By email' }],
      ['stepped-down to-early-help 2027-03-01', { note: 'Early help' }],
    ],
    outcome: 'stepped-down',
    clocks: ['multi-agency-meeting 2026-12-07 met', 'path-step 2026-12-15 met'],
    sharing: Array(3).fill('social-care safeguarding') as string[],
  },
  {
    name: 'the file comes, and a visit is welcome',
    kind: 'moved-in',
    data: { council: 'Suffolk' },
    lines: [
      ['file-asked asked 2026-11-24', { answers: question }],
      ['contact reached 2026-11-30'],
      ['welcome by-letter 2026-11-24'],
      ['visit held 2026-12-05', { answers: { who: 'Jo Field, CME officer' } }],
      ['file-received received 2026-12-10', { note: 'Two reports' }],
    ],
    outcome: 'done',
    clocks: ['first-contact 2026-11-30 met'],
    letters: ['welcome-new-area'],
    asked: ['other-council open'],
  },
  {
    name: 'no file is asked for, and the visit is declined',
    kind: 'moved-in',
    lines: [
      ['file-asked not-needed 2026-11-24'],
      ['contact written-to 2026-12-01', { note: 'By post' }],
      ['welcome by-letter 2026-11-24'],
      ['visit declined 2026-12-05'],
    ],
    outcome: 'done',
    clocks: ['first-contact 2026-11-30 met'],
    letters: ['welcome-new-area'],
  },
  ...(['nothing-held', 'no-answer'] as const).map((answer): Story => ({
    name: `the council before us: ${answer}`,
    kind: 'moved-in',
    lines: [
      ['file-asked asked 2026-11-24', { answers: question }],
      ['contact reached 2026-11-25'],
      ['welcome by-letter 2026-11-25'],
      ['visit not-needed 2026-11-25'],
      [`file-received ${answer} 2026-12-20`, { note: 'Asked twice' }],
    ],
    outcome: 'done',
    clocks: ['first-contact 2026-11-30 met'],
    letters: ['welcome-new-area'],
    asked: ['other-council open'],
  })),
  ...(
    [
      ['offer-made', 'centre-found', 'enrolled', 'place-offered'],
      ['looking', 'looking', 'thinking', 'still-looking'],
      ['not-said', 'none-planned', 'not-wanted', 'not-said'],
    ] as const
  ).map(([after, exams, college, outcome]): Story => ({
    name: `Year 10 and 11: ${outcome}`,
    kind: 'key-stage-4',
    born: '2011-02-01',
    lines: [
      [`letter ${after === 'looking' ? 'told-already' : 'by-letter'} 2026-11-24`, { note: 'So' }],
      [`examinations ${exams} 2026-12-01`, { answers: { centre: 'Elm Centre' } }],
      [`college ${college} 2026-12-01`, { answers: { place: 'Elm College' } }],
      [`after-year-11 ${after} 2027-03-01`, { note: 'Said', answers: { place: 'Elm College' } }],
    ],
    outcome,
    clocks: [],
    letters: after === 'looking' ? [] : ['key-stage-4'],
  })),
  ...(['home', 'school', 'not-said'] as const).map((choice): Story => ({
    name: `before school age: ${choice}`,
    kind: 'under-school-age',
    born: '2022-01-01',
    lines: [['letter by-letter 2026-11-24'], [`school-age-begins ${choice} 2027-03-31`]],
    outcome: { home: 'home-educated', school: 'at-school', 'not-said': 'not-said' }[choice],
    clocks: ['path-step 2027-03-31 met'],
    letters: ['under-school-age'],
  })),
  {
    name: 'back to school',
    kind: 'ending-school',
    lines: [
      ['confirmed on-roll 2026-12-10', { answers: onRoll }],
      ['letter by-letter 2026-12-10'],
      ['end ended 2027-01-11'],
    ],
    outcome: 'back-at-school',
    clocks: [],
    letters: ['back-to-school'],
    status: 'back-at-school',
  },
  {
    name: 'not on any roll',
    kind: 'ending-school',
    lines: [['confirmed not-on-roll 2026-12-10', { note: 'The school knows nothing' }]],
    outcome: 'goes-on',
    clocks: [],
  },
  {
    name: 'moved away and handed over',
    kind: 'ending-moved',
    lines: [
      ['new-council found 2026-11-25', { answers: { council: 'Kent', how: 'phone' } }],
      ['handed-over sent 2026-11-26', { answers: handed }],
      ['receipt confirmed 2026-12-01', { answers: { who: 'Ray Bell' } }],
      ['letter by-letter 2026-12-01'],
      ['end ended 2026-12-02'],
    ],
    outcome: 'moved-away',
    clocks: ['path-step 2026-12-18 met'],
    letters: ['moved-away'],
    sharing: ['other-council public-task'],
    status: 'moved-away',
  },
  {
    name: 'moved away, and the new council is silent',
    kind: 'ending-moved',
    lines: [
      ['new-council found 2026-11-25', { answers: { council: 'Kent', how: 'phone' } }],
      ['handed-over sent 2026-11-26', { answers: handed }],
      ['receipt no-answer 2027-01-10', { note: 'Three calls' }],
      ['end ended 2027-01-11'],
    ],
    outcome: 'moved-away',
    clocks: ['path-step 2026-12-18 stopped'],
    sharing: ['other-council public-task'],
    status: 'moved-away',
  },
  ...(['not-found', 'not-moved'] as const).map((found): Story => ({
    name: `moved away: ${found}`,
    kind: 'ending-moved',
    lines: [[`new-council ${found} 2026-11-25`, { note: 'Asked all' }]],
    outcome: found === 'not-found' ? 'not-traced' : 'goes-on',
    clocks: [],
  })),
  ...(
    [
      ['college', 'offer-made'],
      ['sixth-form', 'offer-made'],
      ['apprenticeship', 'offer-declined'],
      ['work-with-training', 'not-needed'],
      ['other', 'offer-declined'],
      ['not-known', 'participation-team-told'],
    ] as const
  ).map(([next, offer]): Story => ({
    name: `past school age: ${next}`,
    kind: 'ending-age',
    born: '2010-08-31',
    lines: [
      [`transition ${next} 2026-11-24`, { note: 'Told us', answers: { place: 'Elm College' } }],
      [`guarantee ${offer} 2026-11-24`, { note: 'Told us' }],
      ['letter by-letter 2026-11-24'],
      ['end ended 2026-11-25'],
    ],
    outcome: 'ended',
    clocks: [],
    letters: ['over-school-age'],
    status: 'ended',
  })),
];

describe('every path, walked to each of its ends', () => {
  it.each(stories)('$kind: $name', async (story) => {
    const child = await homeEducated(
      story.born ? { dateOfBirth: new Date(story.born) } : undefined,
    );
    const path = await opened(staff.officer, child.id, story.kind, story.data);
    for (const [line, { by = 'officer', ...more } = {}] of story.lines) {
      const [step, outcome, on] = line.split(' ') as [string, string, string];
      const said = { step, outcome, on, ...more };
      expect([line, await tell(staff[by], path, story.kind, said)]).toEqual([
        line,
        { kind: 'done' },
      ]);
    }
    const found = await lookAt(path.pathId);
    expect(found.path.state).toBe('done');
    expect(found.outcome).toBe(story.outcome);
    expect(Object.values(found.steps)).not.toContain('waiting');
    expect(found.clocks).toEqual(story.clocks);
    expect(found.letters).toEqual(story.letters ?? []);
    expect(found.sharing).toEqual(story.sharing ?? []);
    expect(found.asked).toEqual(story.asked ?? []);
    expect(found.status).toBe(story.status ?? 'home-educated');
    expect(found.item).toMatchObject({ status: 'closed', version: story.lines.length });
    expect(found.item.closedAt).not.toBeNull();
  });

  it('leaves no outcome of any step unwalked', () => {
    const walked = stories.flatMap(({ kind, lines }) =>
      lines.map(([line]) => `${kind} ${line.split(' ').slice(0, 2).join(' ')}`),
    );
    expect(everyOutcome().filter((outcome) => !walked.includes(outcome))).toEqual([]);
  });
});
