import { describedBy, useText, useWiring } from './form-context';
import {
  controlLook,
  FieldFrame,
  FieldLabel,
  FieldMessage,
  Hint,
  type FieldProps,
} from './field-parts';

type TypingProps = FieldProps & {
  autoComplete?: string;
  dir?: 'ltr' | 'rtl' | 'auto';
  spellCheck?: boolean;
  lang?: string;
  maxLength?: number;
};

type TextFieldProps = TypingProps & {
  type?: 'text' | 'email' | 'tel' | 'search' | 'url';
  inputMode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | 'search' | 'url';
  autoCapitalize?: 'none' | 'words' | 'characters' | 'sentences';
};

function useControl(props: TypingProps) {
  const { id, hintId, errorId, askedId, message } = useWiring(props.name);
  const value = useText(props.name);
  const described = describedBy(props.asked && askedId, props.hint && hintId, message && errorId);
  const control = {
    id,
    name: props.name,
    defaultValue: value,
    autoComplete: props.autoComplete,
    lang: props.lang,
    maxLength: props.maxLength,
    'aria-describedby': described,
    'aria-invalid': message ? (true as const) : undefined,
  };
  const above = (
    <>
      <FieldLabel {...props} htmlFor={id} askedId={askedId} />
      <Hint id={hintId}>{props.hint}</Hint>
      <FieldMessage id={errorId}>{message}</FieldMessage>
    </>
  );
  return { control, above, wrong: message !== undefined };
}

/** One line of text. Emails, numbers for calling and web addresses are always left to right. */
export function TextField(props: TextFieldProps) {
  const { control, above, wrong } = useControl(props);
  const type = props.type ?? 'text';
  const isCode = type === 'email' || type === 'tel' || type === 'url';
  return (
    <FieldFrame wrong={wrong}>
      {above}
      <input
        {...control}
        type={type}
        inputMode={props.inputMode}
        autoCapitalize={props.autoCapitalize ?? (isCode ? 'none' : undefined)}
        dir={props.dir ?? (isCode ? 'ltr' : 'auto')}
        spellCheck={props.spellCheck ?? (isCode ? false : undefined)}
        className={controlLook(wrong, props.width ?? 'wide')}
      />
    </FieldFrame>
  );
}

/** Several lines of text. */
export function TextArea(props: TypingProps & { rows?: number }) {
  const { control, above, wrong } = useControl(props);
  return (
    <FieldFrame wrong={wrong}>
      {above}
      <textarea
        {...control}
        rows={props.rows ?? 5}
        dir={props.dir ?? 'auto'}
        spellCheck={props.spellCheck}
        className={controlLook(wrong, props.width)}
      />
    </FieldFrame>
  );
}
