import type { ReactNode } from 'react';
import { describedBy, useText, useWiring } from './form-context';
import {
  FieldFrame,
  FieldLabel,
  FieldMessage,
  GroupLegend,
  Hint,
  type FieldProps,
} from './field-parts';

type FileFieldProps = FieldProps & { accept?: string; multiple?: boolean };

/** A file to send. The form around it needs `encType="multipart/form-data"`. */
export function FileField(props: FileFieldProps) {
  const { id, hintId, errorId, askedId, message } = useWiring(props.name);
  return (
    <FieldFrame wrong={message !== undefined}>
      <FieldLabel {...props} htmlFor={id} askedId={askedId} />
      <Hint id={hintId}>{props.hint}</Hint>
      <FieldMessage id={errorId}>{message}</FieldMessage>
      <input
        id={id}
        name={props.name}
        type="file"
        accept={props.accept}
        multiple={props.multiple}
        aria-describedby={describedBy(
          props.asked && askedId,
          props.hint && hintId,
          message && errorId,
        )}
        aria-invalid={message ? true : undefined}
        className="block w-full max-w-[30rem] rounded-md border-2 border-dashed border-edge bg-surface p-3 text-sm file:me-3 file:min-h-9 file:rounded-md file:border file:border-edge file:bg-sunken file:px-3"
      />
    </FieldFrame>
  );
}

type FieldsetProps = Omit<FieldProps, 'name' | 'label' | 'width'> & {
  legend: ReactNode;
  children: ReactNode;
  /** Needed where errors may be about the group as a whole, or where it has a hint. */
  name?: string;
};

/** Questions that belong together, under one legend. */
export function Fieldset(props: FieldsetProps) {
  const { id, hintId, errorId, message } = useWiring(props.name ?? '');
  return (
    <FieldFrame wrong={message !== undefined}>
      <fieldset
        id={props.name && id}
        tabIndex={message ? -1 : undefined}
        aria-describedby={describedBy(props.name && props.hint && hintId, message && errorId)}
      >
        <GroupLegend {...props} label={props.legend} />
        <Hint id={hintId}>{props.hint}</Hint>
        <FieldMessage id={errorId}>{message}</FieldMessage>
        <div className="mt-3 space-y-6">{props.children}</div>
      </fieldset>
    </FieldFrame>
  );
}

/**
 * A value carried along unseen, which the browser does not bring back from a page of before; without `value`, the typed or saved one of that
 * name.
 */
export function Hidden(props: { name: string; value?: string | number }) {
  const kept = useText(props.name);
  return <input type="hidden" name={props.name} value={props.value ?? kept} autoComplete="off" />;
}
