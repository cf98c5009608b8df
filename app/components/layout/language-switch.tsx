import { directionOf, isLanguage, useT } from '~/platform/i18n';

type LanguageSwitchProps = {
  languages: { code: string; name: string; href: string }[];
  current: string;
  /** The form that holds what was typed: it is sent along, and the answer shows it in the other language. */
  formId?: string;
};

/** The languages of this page; each in its own name. */
export function LanguageSwitch({ languages, current, formId }: LanguageSwitchProps) {
  const t = useT();
  if (languages.length < 2) return null;
  return (
    <nav aria-label={t('common:layout.languages')} className="print:hidden">
      {formId && <EnterSends formId={formId} />}
      <ul role="list" className="flex flex-wrap gap-x-1 text-sm">
        {languages.map((language) => (
          <li key={language.code}>
            <LanguageChoice {...language} current={language.code === current} formId={formId} />
          </li>
        ))}
      </ul>
    </nav>
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
};

function LanguageChoice({ code, name, href, current, formId }: ChoiceProps) {
  const own = {
    lang: code,
    dir: isLanguage(code) ? directionOf(code) : undefined,
    className: `inline-flex min-h-11 items-center px-1.5 font-sans leading-normal ${
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
