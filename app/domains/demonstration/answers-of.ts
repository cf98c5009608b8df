import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import { checkUpn, schoolAge } from '~/domains/child';
import { answersSchema, SAFE_WAYS, type Answers, type ChildAnswers } from '~/domains/notification';
import { schoolsFor } from './example-schools';
import type { Generator } from './generator';
import type { ChildSketch, NoticeSketch } from './sketch';

type AnswersInput = z.input<typeof answersSchema>;

const UPN_LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ';
/** No local authority has this number, so that no real pupil has such a UPN. */
const INVENTED_AUTHORITY = '999';

function anyUpn(choose: Generator): string {
  const digits = INVENTED_AUTHORITY + String(choose.whole(1, 999_999_999)).padStart(9, '0');
  return [...UPN_LETTERS]
    .map((letter) => letter + digits)
    .find((upn) => checkUpn(upn).kind === 'ok')!;
}

function schoolOf(choose: Generator, child: ChildSketch, yearGroup: number) {
  if (child.schoolTyped) return { schoolUrn: null, schoolName: child.schoolTyped };
  const phase = yearGroup >= 7 ? 'secondary' : 'primary';
  const kinds = {
    'special-placed': 'special',
    'special-other': 'special',
    independent: 'independent',
    'college-14-16': 'college',
    mainstream: 'mainstream',
    'attendance-order': 'mainstream',
  } as const;
  const kind = kinds[child.setting as keyof typeof kinds];
  if (!kind) return { schoolUrn: null, schoolName: '' };
  const school = choose.pick(schoolsFor(phase, kind));
  return { schoolUrn: school.urn, schoolName: school.name };
}

/** A child as the first parent to tell of it told it; `today` gives the year group. */
export function childAnswers(
  choose: Generator,
  child: ChildSketch,
  today: Temporal.PlainDate,
): ChildAnswers {
  const { yearGroup } = schoolAge(Temporal.PlainDate.from(child.dateOfBirth), today);
  const school = schoolOf(choose, child, yearGroup);
  const atSchool = school.schoolName !== '';
  return {
    key: choose.uuid(),
    givenNames: child.givenNames,
    familyName: child.familyName,
    knownAs: child.knownAs ?? '',
    dateOfBirth: child.dateOfBirth,
    sex: choose.chance(0.9) ? child.sex : null,
    upn: atSchool && choose.chance(0.6) ? anyUpn(choose) : '',
    address: null,
    learning: {
      setting: child.setting,
      ...school,
      area: child.setting === 'home-educated-elsewhere' ? 'Essex' : '',
      orderCouncil: '',
    },
    needs: child.needs && { needs: child.needs, words: child.needsWords ?? '' },
  };
}

function contactOf(notice: NoticeSketch): AnswersInput['contact'] {
  const { unsafe = [] } = notice;
  return {
    phone: notice.phone,
    address: notice.address ?? null,
    addressSecret: notice.addressSecret ?? false,
    preferred: null,
    safe: unsafe.length > 0 ? SAFE_WAYS.filter((way) => !unsafe.includes(way as 'email')) : [],
    safeAsked: true,
    safetyNote: notice.safetyNote ?? '',
  };
}

/** What one parent told, as it would be kept had they filled in the form. */
export function answersOf(
  notice: NoticeSketch,
  children: ChildAnswers[],
  receivedOn: Temporal.PlainDate,
): Answers {
  const { spoken, interpreter, otherParent, helper } = notice;
  return answersSchema.parse({
    you: { name: notice.parentName, relation: notice.relation, parentalResponsibility: 'yes' },
    contact: contactOf(notice),
    language: {
      language: spoken?.language ?? notice.language,
      languageOther: spoken?.languageOther ?? '',
      interpreter: interpreter ?? null,
    },
    helper: helper && { wanted: false, ...helper },
    otherParent: otherParent && { told: false, ...otherParent },
    children,
    why: notice.why,
    start: { startsOn: receivedOn.add({ days: 7 }).toString(), alreadyStarted: false, letters: [] },
    outline: notice.outline ? { words: notice.outline, moreBy: null } : undefined,
    help: notice.help && { wanted: notice.help, words: notice.helpWords ?? '', sharing: [] },
    consequences: { confirmed: notice.source === 'portal' },
  });
}
