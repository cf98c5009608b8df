import { Temporal } from 'temporal-polyfill';
import { schoolAge, type SchoolAge } from '~/domains/child';
import { isolate } from '~/platform/i18n/format';
import type { Answers, ChildAnswers } from './answers.schema';

/** What a child is called: the known-as name, else the given names; set apart in direction. */
export function childName(child: Pick<ChildAnswers, 'givenNames' | 'knownAs'>): string {
  return isolate(child.knownAs || child.givenNames);
}

/** A child's whole name, set apart in direction. */
export function childFullName(child: Pick<ChildAnswers, 'givenNames' | 'familyName'>): string {
  return isolate(`${child.givenNames} ${child.familyName}`.trim());
}

/** Compulsory school age of a child in a notification, as on `today`. */
export function childSchoolAge(
  child: Pick<ChildAnswers, 'dateOfBirth'>,
  today: Temporal.PlainDate,
): SchoolAge {
  return schoolAge(Temporal.PlainDate.from(child.dateOfBirth), today);
}

/** What a page says about a child's age. Dates are ISO. */
export type AgeFacts = {
  name: string;
  status: SchoolAge['status'];
  begins: string;
  ends: string;
  yearGroup: number;
  /** Years 10 and 11, while of age: examinations are near. */
  examinations: boolean;
};

/** The facts about a child's age, as on `today` (Education Act 1996 s.8). */
export function ageFacts(child: ChildAnswers, today: Temporal.PlainDate): AgeFacts {
  const { status, begins, ends, yearGroup } = childSchoolAge(child, today);
  return {
    name: childName(child),
    status,
    begins: begins.toString(),
    ends: ends.toString(),
    yearGroup,
    examinations: status === 'of-age' && (yearGroup === 10 || yearGroup === 11),
  };
}

/** The key of a year group's name under `notify:year`; null before Reception and after Year 11. */
export function yearKey(yearGroup: number): 'reception' | 'year' | null {
  if (yearGroup === 0) return 'reception';
  return yearGroup > 0 && yearGroup <= 11 ? 'year' : null;
}

/** The answers with one child changed; as they were where there is no such child. */
export function withChild(
  answers: Answers,
  key: string,
  change: (child: ChildAnswers) => ChildAnswers,
): Answers {
  return {
    ...answers,
    children: answers.children.map((child) => (child.key === key ? change(child) : child)),
  };
}

/** The answers with children put in; those whose key is there already are changed instead. */
export function withChildren(answers: Answers, children: readonly ChildAnswers[]): Answers {
  const given = new Map(children.map((child) => [child.key, child]));
  const there = new Set(answers.children.map((child) => child.key));
  return {
    ...answers,
    children: [
      ...answers.children.map((child) => ({ ...child, ...given.get(child.key) })),
      ...children.filter((child) => !there.has(child.key)),
    ],
  };
}

/** The answers without one child. */
export function withoutChild(answers: Answers, key: string): Answers {
  return { ...answers, children: answers.children.filter((child) => child.key !== key) };
}
