import { Inset, Notice } from '~/components/layout';
import { formatDate, useLanguage, useT, type Language, type Translate } from '~/platform/i18n';
import { yearKey, type AgeFacts } from '../children.rules';

/** The usual year group in words, such as `Year 5`; empty outside of school years. */
export function yearText(t: Translate, yearGroup: number): string {
  const key = yearKey(yearGroup);
  return key ? t(`notify:year.${key}`, { year: yearGroup }) : '';
}

/** What compulsory school age means for this child, in a sentence or two. */
export function ageText(t: Translate, language: Language, age: AgeFacts): string {
  return t(`notify:age.${age.status}`, {
    name: age.name,
    begins: formatDate(language, age.begins),
    ends: formatDate(language, age.ends),
  });
}

/** `ageText`, and the usual year group where there is one. */
export function wholeAgeText(t: Translate, language: Language, age: AgeFacts): string {
  const year = yearText(t, age.yearGroup);
  const usual = year && t('notify:age.usualYear', { year });
  return [ageText(t, language, age), usual].filter(Boolean).join(' ');
}

/** A child's age and year group, and what to know about examinations in Years 10 and 11. */
export function AgeNote({ age }: { age: AgeFacts }) {
  const t = useT();
  const language = useLanguage();
  return (
    <>
      <Notice tone={age.status === 'of-age' ? 'info' : 'wait'}>
        <p className="mb-0 wrap-anywhere">{wholeAgeText(t, language, age)}</p>
      </Notice>
      {age.examinations && <ExaminationsNote />}
    </>
  );
}

function ExaminationsNote() {
  const t = useT();
  const points = t('notify:examinations.points', { returnObjects: true }) as unknown as string[];
  return (
    <Inset>
      <h2 className="mt-0 text-lg">{t('notify:examinations.title')}</h2>
      <ul className="mb-0">
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </Inset>
  );
}
