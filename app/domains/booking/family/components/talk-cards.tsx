import { languages, useLanguage, useT, type Language } from '~/platform/i18n';
import { lengthOf } from '../../session-times';
import { kindAbout, kindTitle } from '../../session-words';
import { slugOf, type OfferedKind } from '../sessions.view';
import { SaidText } from './said-text';

/** Times with one person: what each is, and the way to its free times. */
export function TalkCards({ kinds }: { kinds: OfferedKind[] }) {
  const t = useT();
  const language = useLanguage();
  const people = kinds.filter(({ shape }) => shape === 'person');
  if (people.length === 0) return null;
  return (
    <section aria-labelledby="talk">
      <h2 id="talk" tabIndex={-1}>
        {t('sessions:talk.title')}
      </h2>
      <p>{t('sessions:talk.lead')}</p>
      <ul role="list" className="grid gap-4 sm:grid-cols-2 lg:grid-cols-1">
        {people.map((kind) => (
          <li
            key={kind.id}
            className="relative rounded-xl border border-line border-s-4 border-s-accent bg-surface p-4 hover:bg-tint"
          >
            <h3 className="mt-0 mb-1 text-lg">
              <a
                href={`/${language}/sessions/time/${slugOf(kind)}`}
                className="after:absolute after:inset-0"
              >
                <SaidText said={kindTitle(kind, language)} />
              </a>
            </h3>
            <p className="mb-1">
              <SaidText said={kindAbout(kind, language)} />
            </p>
            <p className="mb-0 text-soft">
              {t('sessions:talk.length', {
                length: lengthOf(language, kind.minutes),
                modes: eitherWords(
                  language,
                  kind.modes.map((mode) => t(`sessions:modesWithin.${mode}`)),
                ),
              })}
              {kind.signedIn && <> {t('sessions:talk.signedIn')}</>}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One of several ways: `in person, online or by phone`. */
function eitherWords(language: Language, ways: string[]): string {
  return new Intl.ListFormat(languages[language].locale, { type: 'disjunction' }).format(ways);
}
