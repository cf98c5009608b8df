import type { ReactNode } from 'react';
import { Button, type ButtonVariant } from './button';
import { useFormAddress } from './form-address';
import { FormValues, type FormSettings } from './form-context';

type FormInlineProps = FormSettings & {
  children?: ReactNode;
  id?: string;
  /** `get` for searches and filters, whose state lives in the address. */
  method?: 'post' | 'get';
  action?: string;
  encType?: 'multipart/form-data';
  submitLabel?: ReactNode;
  submitVariant?: ButtonVariant;
  hideSubmit?: boolean;
  /** Fields stand side by side where there is room. */
  row?: boolean;
  'aria-label'?: string;
};

/**
 * A small form among other things on a page: fields get their values and errors as in `FormPage`,
 * without heading or summary. Field ids begin with `idPrefix`, or with the form's id, so that two
 * forms on one page may have fields of the same name.
 */
export function FormInline(props: FormInlineProps) {
  const here = useFormAddress();
  const { id, idPrefix = id, method = 'post', row } = props;
  return (
    <form
      id={id}
      method={method}
      action={props.action ?? here}
      encType={props.encType}
      aria-label={props['aria-label']}
      noValidate
      className={row ? 'flex flex-wrap items-end gap-4' : 'space-y-5'}
    >
      <FormValues
        problems={props.problems}
        saved={props.saved}
        errorsFrom={props.errorsFrom}
        idPrefix={idPrefix}
      >
        {props.children}
      </FormValues>
      {!props.hideSubmit && props.submitLabel && (
        <Button variant={props.submitVariant}>{props.submitLabel}</Button>
      )}
    </form>
  );
}
