import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { answersSchema, type Answers, type ChildAnswers, type Setting } from './answers.schema';

type ChildParts = Partial<Omit<ChildAnswers, 'learning' | 'needs'>> & {
  setting?: Setting | null;
  schoolName?: string;
  schoolUrn?: string | null;
  needs?: NonNullable<ChildAnswers['needs']>['needs'];
};

/** A child in a mainstream school, unless the story says otherwise; `setting: null` was not asked yet. */
export function childAnswers(parts: ChildParts = {}): ChildAnswers {
  const { setting = 'mainstream', schoolName, schoolUrn = null, needs, ...rest } = parts;
  const atSchool = setting !== 'never-at-school' && setting !== 'home-educated-elsewhere';
  return {
    key: randomUUID(),
    givenNames: 'Matei',
    familyName: 'Ștefănescu',
    knownAs: '',
    dateOfBirth: '2016-05-03',
    sex: null,
    upn: '',
    address: null,
    ...(setting && {
      learning: {
        setting,
        schoolUrn,
        schoolName: schoolName ?? (atSchool ? 'Larkhill Primary School' : ''),
        area: '',
        orderCouncil: '',
      },
    }),
    ...(needs !== undefined && { needs: { needs, words: '' } }),
    ...rest,
  };
}

/** A complete notice of one child, unless the story says otherwise. */
export function noticeAnswers(differs: Partial<z.input<typeof answersSchema>> = {}): Answers {
  return answersSchema.parse({
    you: { name: 'Ioana Ștefănescu', relation: 'mother' },
    children: [childAnswers()],
    ...differs,
  });
}
