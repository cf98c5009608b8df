import { Fieldset, TextArea, TextField } from '~/components/form';
import type { FormProblems } from '~/components/form/form-state';
import { useForm } from '~/components/form/form-context';
import { Details, Tag, type Tone } from '~/components/layout';
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

/** Words for families: in English, and in each other language that the council offers where one opens it. */
export function WordsFields({ languages, ...fields }: WordsFieldsProps) {
  const t = useT();
  const isUsed = useIsUsed();
  return (
    <>
      <LanguageFields code="en" {...fields} />
      {languages
        .filter((code) => code !== 'en')
        .map((code) => (
          <Details
            key={code}
            open={isUsed(code)}
            summary={t('timetable:words.legend', { language: all[code].name })}
          >
            <LanguageFields code={code} {...fields} />
          </Details>
        ))}
    </>
  );
}

/** True where something is written in a language, or something is wrong with it. */
function useIsUsed(): (code: Language) => boolean {
  const { problems, saved } = useForm();
  return (code) => {
    const prefix = `words.${code}.`;
    const written = Object.entries(problems?.values ?? saved ?? {});
    return (
      written.some(([name, said]) => name.startsWith(prefix) && Boolean(said)) ||
      (problems?.errors.some(({ field }) => field.startsWith(prefix)) ?? false)
    );
  };
}

function LanguageFields({
  code,
  parts = WORD_PARTS,
  optional,
}: Omit<WordsFieldsProps, 'languages'> & { code: Language }) {
  const t = useT();
  return (
    <Fieldset
      legend={t('timetable:words.legend', { language: all[code].name })}
      hint={code === 'en' ? undefined : t('timetable:words.other')}
      name={`words.${code}`}
    >
      {parts.map((part) => {
        const props = {
          name: `words.${code}.${part}`,
          label: t(`timetable:words.${part}`),
          optionalNote: optional || code !== 'en' || part === 'bring',
          lang: code,
          dir: directionOf(code),
        };
        return part === 'title' ? (
          <TextField key={part} {...props} />
        ) : (
          <TextArea key={part} {...props} rows={4} />
        );
      })}
    </Fieldset>
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
