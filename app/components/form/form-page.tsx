import type { ReactNode } from 'react';
import { useT } from '~/platform/i18n';
import { BackLink } from '../layout/links';
import { Button } from './button';
import { ErrorSummary } from './error-summary';
import { useFormAddress } from './form-address';
import { FormValues, type FormSettings } from './form-context';

type FormPageProps = Omit<FormSettings, 'idPrefix'> & {
  /** The h1; `null` where a field's legend is the h1. */
  title: ReactNode | null;
  caption?: ReactNode;
  backTo?: string;
  submitLabel?: ReactNode;
  /** What stands between the h1 and the form. */
  lead?: ReactNode;
  children: ReactNode;
  aside?: ReactNode;
  action?: string;
  encType?: 'multipart/form-data';
  wide?: boolean;
  hideSubmit?: boolean;
  /** Going back in the browser shows the form empty: it is for whoever may have to leave in haste. */
  forgets?: boolean;
};

/** A page whose main part is one form, `#form`. */
export function FormPage(props: FormPageProps) {
  const t = useT();
  const here = useFormAddress();
  const { title, caption, aside, wide } = props;
  const body = (
    <div className={wide ? undefined : 'max-w-[42rem]'}>
      <ErrorSummary problems={props.problems} errorsFrom={props.errorsFrom} />
      {caption && <p className="mb-1 font-semibold text-soft">{caption}</p>}
      {title !== null && <h1>{title}</h1>}
      {props.lead && <div className="mb-8">{props.lead}</div>}
      <form
        id="form"
        method="post"
        action={props.action ?? here}
        encType={props.encType}
        noValidate
        autoComplete={props.forgets ? 'off' : undefined}
        className="space-y-8"
      >
        <FormValues problems={props.problems} saved={props.saved} errorsFrom={props.errorsFrom}>
          {props.children}
        </FormValues>
        {!props.hideSubmit && <Button>{props.submitLabel ?? t('common:button.continue')}</Button>}
      </form>
    </div>
  );
  return (
    <>
      {props.backTo && <BackLink to={props.backTo} />}
      {aside ? (
        <div className="grid gap-10 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
          {body}
          <aside>{aside}</aside>
        </div>
      ) : (
        body
      )}
    </>
  );
}
