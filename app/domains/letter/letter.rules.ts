import type {
  LearningSituation,
  LetterChild,
  LetterKind,
  LetterSchool,
  LetterTask,
} from './letter.types';

/**
 * The letter a parent needs before a child may be educated otherwise than at school.
 *
 * Notice is enough for any school except a special school in which a council placed the child,
 * where the council consents first (SI 2024/208 regulation 9; protocol 4.6, 4.7). Under a school
 * attendance order the council is asked to revoke it (Education Act 1996 s.442; protocol 5.10).
 * Without a school to leave, no letter is needed.
 */
export function letterKind(situation: LearningSituation): LetterKind {
  switch (situation) {
    case 'mainstream':
    case 'special-other':
    case 'independent':
      return 'deregistration';
    case 'special-la-placed':
      return 'special-school-consent';
    case 'attendance-order':
      return 'revoke-order';
    case 'never-at-school':
    case 'home-educated-elsewhere':
    case 'college-14-16':
      return 'none';
  }
}

function folded(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase();
}

function schoolKey({ urn, name, addressLines = [] }: LetterSchool): string {
  return urn ? `urn:${urn}` : [name, ...addressLines].map(folded).join('\n');
}

/**
 * The letters to write for these children, in the children's order: one notice for all children of
 * a school, one request to the council for each child. A child without a letter to write is left
 * out, and so is one whose school must be named but is not known yet.
 */
export function lettersToWrite(children: readonly LetterChild[]): LetterTask[] {
  const tasks: LetterTask[] = [];
  const notices = new Map<string, LetterChild[]>();
  for (const child of children) {
    const kind = letterKind(child.situation);
    const { school } = child;
    if (kind === 'revoke-order') tasks.push(school ? { kind, school, child } : { kind, child });
    if (!school) continue;
    if (kind === 'special-school-consent') tasks.push({ kind, school, child });
    if (kind !== 'deregistration') continue;
    const known = notices.get(schoolKey(school));
    if (known) {
      known.push(child);
      continue;
    }
    const together = [child];
    notices.set(schoolKey(school), together);
    tasks.push({ kind, school, children: together });
  }
  return tasks;
}
