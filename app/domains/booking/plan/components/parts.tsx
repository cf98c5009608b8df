import { Fieldset, TextArea, TextField } from '~/components/form';
import type { FormProblems } from '~/components/form/form-state';
import { Tag, type Tone } from '~/components/layout';
import { directionOf, languages as all, useT, type Language } from '~/platform/i18n';
import type { Place } from '../rooms.store.server';
import { WORD_PARTS, type WordPart } from '../word-parts';

const tones: Record<string, Tone> = { draft: 'wait', open: 'good', cancelled: 'neutral' };

/** How a session stands, in a word. */
export function StateTag({ state }: { state: string }) {
  const t = useT();
  return <Tag tone={tones[state] ?? 'neutral'}>{t(`timetable:states.${state}`)}</Tag>;
}

/**
 * The version that a form carries: the one that what was typed is about; once somebody was told that it
 * changed, the one that they see now.
 */
export function versionFor(problems: FormProblems | null | undefined, now: number): string {
  const typed = problems?.values.version;
  const told = problems?.errors.some(({ code }) => code === 'stale');
  return typeof typed === 'string' && !told ? typed : String(now);
}

/** The problems of one of several forms on a page: those of the form whose `intent` was sent. */
export function problemsOf(
  problems: FormProblems | null | undefined,
  intent: string,
  key?: { name: string; value: string },
): FormProblems | null {
  if (!problems || (problems.values.intent ?? '') !== intent) return null;
  return key && problems.values[key.name] !== key.value ? null : problems;
}

type WordsFieldsProps = {
  languages: readonly Language[];
  parts?: readonly WordPart[];
  /** Whether the English may be left out too. */
  optional?: boolean;
};

/** Words for families in each language that the council offers, English first. */
export function WordsFields({ languages, parts = WORD_PARTS, optional }: WordsFieldsProps) {
  const t = useT();
  return (
    <>
      {languages.map((code) => (
        <Fieldset
          key={code}
          legend={t('timetable:words.legend', { language: all[code].name })}
          hint={code === 'en' ? undefined : t('timetable:words.other')}
          name={`words.${code}`}
        >
          {parts.map((part) => {
            const props = {
              key: part,
              name: `words.${code}.${part}`,
              label: t(`timetable:words.${part}`),
              optionalNote: optional || code !== 'en' || part === 'bring',
              lang: code,
              dir: directionOf(code),
            };
            return part === 'title' ? <TextField {...props} /> : <TextArea {...props} rows={4} />;
          })}
        </Fieldset>
      ))}
    </>
  );
}

/** A room as one says it: its venue first, or that it is online. */
export function usePlaceName(): (place: Pick<Place, 'name' | 'venue' | 'most'>) => string {
  const t = useT();
  return ({ name, venue, most }) => {
    const whole = `${venue ?? t('sessions:modes.online')}: ${name}`;
    return most === null ? whole : `${whole} (${t('timetable:room.upTo', { count: most })})`;
  };
}
