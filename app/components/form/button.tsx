import type { ReactNode } from 'react';

export type ButtonVariant = 'primary' | 'secondary' | 'warning' | 'quiet';

const looks: Record<ButtonVariant, string> = {
  primary: 'border-transparent bg-fill text-fill-ink hover:bg-fill-strong hover:text-fill-ink',
  secondary: 'border-edge bg-surface text-ink hover:border-ink hover:bg-sunken hover:text-ink',
  warning: 'border-danger bg-surface text-danger hover:bg-danger hover:text-danger-ink',
  quiet: 'border-transparent text-link underline underline-offset-4 hover:bg-tint',
};

function look(variant: ButtonVariant): string {
  return `inline-flex min-h-11 items-center justify-center gap-2 rounded-lg border-2 px-5 py-1.5 text-center font-semibold print:hidden ${looks[variant]}`;
}

type ButtonProps = {
  children: ReactNode;
  variant?: ButtonVariant;
  name?: string;
  value?: string;
  /** The id of the form that the button sends, where it stands outside of it. */
  form?: string;
  formAction?: string;
  formNoValidate?: boolean;
  type?: 'submit' | 'button' | 'reset';
  id?: string;
};

/** A button that sends its form. */
export function Button({ variant = 'primary', type = 'submit', children, ...rest }: ButtonProps) {
  return (
    <button type={type} {...rest} className={look(variant)}>
      {children}
    </button>
  );
}

/** A link that looks like a button, for the main way on from a page without a form. */
export function ButtonLink(props: {
  to: string;
  children: ReactNode;
  variant?: ButtonVariant;
  download?: boolean;
}) {
  return (
    <a
      href={props.to}
      download={props.download}
      className={`${look(props.variant ?? 'primary')} no-underline`}
    >
      {props.children}
    </a>
  );
}
