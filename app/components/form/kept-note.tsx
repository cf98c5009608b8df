import { languages, useLanguage, useT } from '~/platform/i18n';

/**
 * For a form, `#form`, whose page's handle asks for `keep-typed`: where `app/browser/keep-typed.ts`
 * says that what was typed is kept. Its place is held from the start, so that nothing moves. Only what
 * is new is spoken: not every minute that something was saved.
 */
export function KeptNote() {
  const t = useT();
  const language = useLanguage();
  const words = {
    saved: t('send-files:typed.saved', { skipInterpolation: true }),
    notSaved: t('send-files:typed.notSaved'),
    elsewhere: t('send-files:typed.elsewhere'),
    signedOut: t('send-files:typed.signedOut'),
  };
  return (
    <div
      data-keep-typed
      data-words={JSON.stringify(words)}
      data-locale={`${languages[language].locale}-u-nu-latn`}
      className="-my-3 min-h-[1lh] text-soft"
    >
      <p
        data-part="typed-seen"
        aria-hidden
        className="data-[problem]:font-semibold data-[problem]:text-danger"
      />
      <p data-part="typed-spoken" role="status" className="sr-only" />
    </div>
  );
}
