import { directionOf, isLanguage, useT } from '~/platform/i18n';

type LanguageSwitchProps = {
  languages: { code: string; name: string; href: string }[];
  current: string;
  /** The form that holds what was typed: it is sent along, and the answer shows it in the other language. */
  formId?: string;
};

/** So many languages stand side by side in the head of a page; more of them wait behind one button. */
const SIDE_BY_SIDE = 4;

/**
 * Languages whose script some devices lack, in small fonts of the portal. Behind the button these are
 * fetched when somebody opens it, and on no page before.
 */
const OWN_FACE = ['pa', 'ta'];

/** The languages of this page; each in its own name. */
export function LanguageSwitch({ languages, current, formId }: LanguageSwitchProps) {
  const t = useT();
  if (languages.length < 2) return null;
  const many = languages.length > SIDE_BY_SIDE;
  const list = (
    <ul
      role="list"
      className={`text-sm ${many ? 'grid grid-cols-[repeat(2,minmax(0,auto))] gap-x-3' : 'flex flex-wrap gap-x-1'}`}
    >
      {languages.map((language) => (
        <li key={language.code}>
          <LanguageChoice
            {...language}
            current={language.code === current}
            formId={formId}
            ownFace={many && OWN_FACE.includes(language.code)}
          />
        </li>
      ))}
    </ul>
  );
  const { name } = languages.find(({ code }) => code === current) ?? languages[0]!;
  return (
    <nav aria-label={t('common:layout.languages')} className="print:hidden">
      {formId && <EnterSends formId={formId} />}
      {many ? (
        <details className="group relative">
          <summary className="flex min-h-11 cursor-pointer items-center gap-2 rounded-lg border border-edge px-3 text-sm">
            <LanguagesMark />
            <span className="sr-only">{t('common:layout.languages')}</span> {name}
          </summary>
          <div className="absolute z-20 mt-1 w-max max-w-[calc(100vw-1.25rem)] rounded-lg border border-edge bg-surface px-3 py-2 max-sm:start-0 sm:end-0">
            {list}
          </div>
        </details>
      ) : (
        list
      )}
    </nav>
  );
}

/** Two scripts side by side: languages, where nobody has read a word yet. */
function LanguagesMark() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden className="size-6" fill="none" stroke="currentColor">
      <g strokeWidth="2" strokeLinecap="round" strokeLinejoin="round">
        <path d="M3 5h9M7.5 3v2M10 5c-.8 3.600-3 6.300-6.500 8M5 8c1.200 2.200 3 4 5.500 5" />
        <path d="M12.500 21l4-10 4 10M13.900 17.500h5.200" />
      </g>
    </svg>
  );
}

/**
 * Enter in a field presses the first button of its form in the order of the page. Without this one
 * that would be another language.
 */
function EnterSends({ formId }: { formId: string }) {
  return <button type="submit" form={formId} tabIndex={-1} aria-hidden className="sr-only" />;
}

type ChoiceProps = {
  code: string;
  name: string;
  href: string;
  current: boolean;
  formId?: string;
  /** In the font that the portal has for the language, instead of one of the device. */
  ownFace: boolean;
};

function LanguageChoice({ code, name, href, current, formId, ownFace }: ChoiceProps) {
  const own = {
    lang: code,
    dir: isLanguage(code) ? directionOf(code) : undefined,
    className: `inline-flex min-h-11 items-center px-1.5 leading-normal ${ownFace ? '' : 'font-sans'} ${
      current ? 'font-semibold' : 'text-link underline underline-offset-4'
    }`,
  };
  if (current) {
    return (
      <span {...own} aria-current="true">
        {name}
      </span>
    );
  }
  if (formId) {
    return (
      <button {...own} type="submit" form={formId} name="_language" value={code} formNoValidate>
        {name}
      </button>
    );
  }
  return (
    <a {...own} href={href} hrefLang={code} rel="alternate">
      {name}
    </a>
  );
}
