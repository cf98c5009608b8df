import { useT } from '~/platform/i18n';
import { Button } from '../form/button';

type SessionWarningProps = {
  /** The form whose answers are sent along, so that nothing typed is lost. */
  formId?: string;
  /** Where "stay signed in" is posted on a page without such a form. */
  stayAction: string;
};

/**
 * The warning five minutes before a session of 30 idle minutes ends. It is in every signed-in page
 * and stays hidden for its first 25 minutes by an animation delay in the stylesheet.
 */
export function SessionWarning({ formId, stayAction }: SessionWarningProps) {
  const t = useT();
  const stay = (
    <Button name="_stay" value="1" form={formId} formNoValidate>
      {t('common:session.stay')}
    </Button>
  );
  return (
    <div
      role="alert"
      className="session-warning fixed inset-x-3 bottom-3 z-20 mx-auto max-w-[36rem] rounded-xl border-2 border-ink bg-surface p-3 sm:p-5 print:hidden"
    >
      <p className="mb-1 font-bold sm:text-lg">{t('common:session.warningTitle')}</p>
      <p className="mb-3 sm:mb-4">{t('common:session.warningText')}</p>
      {formId ? (
        stay
      ) : (
        <form method="post" action={stayAction}>
          {stay}
        </form>
      )}
    </div>
  );
}
