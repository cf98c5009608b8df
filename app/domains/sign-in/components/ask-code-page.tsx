import { FormPage, TextField, type FormProblems } from '~/components/form';
import { Banner } from '~/components/layout';
import { useT } from '~/platform/i18n';

type AskCodePageProps = {
  audience: 'family' | 'staff';
  problems?: FormProblems | null;
  /** The person was signed out by waiting. */
  ended: boolean;
  /** The person has just signed out. */
  signedOut: boolean;
};

/** Asks for the address that a sign-in code goes to. */
export function AskCodePage({ audience, problems, ended, signedOut }: AskCodePageProps) {
  const t = useT();
  const wrong = (problems?.errors.length ?? 0) > 0;
  return (
    <div className="max-w-[42rem]">
      {ended && !wrong && (
        <Banner kind="info" title={t('sign-in:ended.title')} focus>
          {t('sign-in:ended.text')}
        </Banner>
      )}
      {signedOut && !wrong && (
        <Banner kind="success" title={t('sign-in:signedOut.title')} focus>
          {t('sign-in:signedOut.text')}
        </Banner>
      )}
      <FormPage
        title={t(`sign-in:ask.${audience}.title`)}
        problems={problems}
        errorsFrom="sign-in:ask"
        submitLabel={t('sign-in:ask.submit')}
        lead={<p>{t(`sign-in:ask.${audience}.lead`)}</p>}
      >
        <TextField
          name="email"
          type="email"
          inputMode="email"
          autoComplete="email"
          label={t('sign-in:ask.email')}
          hint={t(`sign-in:ask.${audience}.hint`)}
          asked="needed"
        />
      </FormPage>
    </div>
  );
}
