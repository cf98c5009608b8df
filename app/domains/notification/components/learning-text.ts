import { isolate, type Translate } from '~/platform/i18n';
import type { ChildAnswers } from '../answers.schema';

/** Where a child learns now, in words: the kind of place, and its name where it is known. */
export function learningText(
  t: Translate,
  learning: NonNullable<ChildAnswers['learning']>,
): string {
  const kind = t(`notify:learning.setting.options.${learning.setting}.label`);
  return learning.schoolName ? `${kind}: ${isolate(learning.schoolName)}` : kind;
}
