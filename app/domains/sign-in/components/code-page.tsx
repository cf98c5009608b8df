import { Button, FormPage, TextField, type FormProblems } from '~/components/form';
import { Banner, Details, Ltr } from '~/components/layout';
import { useT } from '~/platform/i18n';

type CodePageProps = {
  audience: 'family' | 'staff';
  email: string;
  problems?: FormProblems | null;
  /** Another code was just sent. */
  sentAgain: boolean;
  backTo: string;
};

const spent = ['no-tries-left', 'expired'];

/** Asks for the code that came by email. */
export function CodePage({ audience, email, problems, sentAgain, backTo }: CodePageProps) {
  const t = useT();
  const wrong = (problems?.errors.length ?? 0) > 0;
  const needsAnother = problems?.errors.some(({ code }) => spent.includes(code));
  return (
    <>
      {sentAgain && !wrong && (
        <div className="max-w-[42rem]">
          <Banner kind="success" title={t('sign-in:again.sent')} focus>
            {t('sign-in:again.newest')}
          </Banner>
        </div>
      )}
      <FormPage
        title={t('sign-in:code.title')}
        backTo={backTo}
        problems={problems && { values: {}, errors: problems.errors }}
        errorsFrom="sign-in:code"
        submitLabel={t('sign-in:code.submit')}
        lead={
          <>
            <p>
              {t(`sign-in:code.${audience}`)} <Ltr>{email}</Ltr>
            </p>
            <p>{t('sign-in:code.good')}</p>
          </>
        }
      >
        <TextField
          name="code"
          label={t('sign-in:code.label')}
          hint={t('sign-in:code.hint')}
          autoComplete="one-time-code"
          inputMode="numeric"
          dir="ltr"
          spellCheck={false}
          width="short"
          asked="needed"
        />
      </FormPage>
      <div className="mt-10 max-w-[42rem]">
        <Details summary={t('sign-in:again.summary')} open={needsAnother}>
          <p>{t('sign-in:again.junk')}</p>
          <form method="post">
            <Button variant="secondary" name="_again" value="1">
              {t('sign-in:again.button')}
            </Button>
          </form>
          <p className="mt-4">
            <a href={backTo}>{t('sign-in:again.other')}</a>
          </p>
        </Details>
      </div>
    </>
  );
}
