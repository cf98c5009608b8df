import type { ReactNode } from 'react';
import { useT } from '~/platform/i18n';
import { AskedTag, type Asked } from './asked';
import { useNamed } from './field-labels';
import { useForm } from './form-context';
import { fieldId } from './form-state';

export type Width = 'full' | 'wide' | 'medium' | 'short' | 'tiny';

export type FieldProps = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  asked?: Asked;
  /** `true` adds "(optional)" after the label; text is shown as it is. */
  optionalNote?: boolean | string;
  /** The label is the page's h1: for a page with one question. */
  legendAsHeading?: boolean;
  width?: Width;
};

export const widths: Record<Width, string> = {
  full: '',
  wide: 'max-w-[30rem]',
  medium: 'max-w-[20rem]',
  short: 'max-w-[12rem]',
  tiny: 'max-w-[6rem]',
};

/** The look of a text control, with or without an error. */
export function controlLook(wrong: boolean, width: Width = 'full'): string {
  const edge = wrong ? 'border-danger' : 'border-edge';
  return `block w-full min-h-11 rounded-md border-2 bg-surface px-3 py-1.5 ${edge} ${widths[width]}`;
}

export function OptionalNote({ note }: { note?: boolean | string }) {
  const t = useT();
  if (!note) return null;
  return (
    <span className="font-normal text-soft">
      {' '}
      ({note === true ? t('common:asked.optional') : note})
    </span>
  );
}

export function Hint({ id, children }: { id: string; children?: ReactNode }) {
  if (!children) return null;
  return (
    <div id={id} className="-mt-1 mb-2 max-w-prose text-sm text-soft">
      {children}
    </div>
  );
}

export function FieldMessage({ id, children }: { id: string; children?: string }) {
  const t = useT();
  if (!children) return null;
  return (
    <p id={id} className="mb-2 font-semibold text-danger">
      <span className="sr-only">{t('common:errors.prefix')} </span>
      {children}
    </p>
  );
}

/** The frame of every field: a bar at the start edge marks a field with an error. */
export function FieldFrame({ wrong, children }: { wrong: boolean; children: ReactNode }) {
  return <div className={wrong ? 'border-s-4 border-danger ps-4' : undefined}>{children}</div>;
}

type LabelProps = Pick<FieldProps, 'label' | 'asked' | 'optionalNote' | 'legendAsHeading'> & {
  htmlFor: string;
  askedId: string;
};

/** The label of one control, and in the same line, where there is room, the mark of why it is asked. */
export function FieldLabel(props: LabelProps) {
  useNamed(props.htmlFor, props.label);
  const label = (
    <label htmlFor={props.htmlFor} className={props.legendAsHeading ? undefined : 'font-semibold'}>
      {props.label}
      <OptionalNote note={props.optionalNote} />
    </label>
  );
  return (
    <div className="mb-1.5">
      {props.legendAsHeading ? <h1 className="mb-1">{label}</h1> : label}{' '}
      {props.asked && <AskedTag asked={props.asked} id={props.askedId} />}
    </div>
  );
}

type LegendProps = Pick<FieldProps, 'label' | 'asked' | 'optionalNote' | 'legendAsHeading'> & {
  name?: string;
};

/** The legend of a group of controls. */
export function GroupLegend(props: LegendProps) {
  const { idPrefix } = useForm();
  useNamed(props.name && fieldId(props.name, idPrefix), props.label);
  const text = (
    <>
      {props.label}
      <OptionalNote note={props.optionalNote} />
    </>
  );
  return (
    <legend className={`w-full font-semibold ${props.legendAsHeading ? 'mb-4' : 'mb-2'}`}>
      {props.legendAsHeading ? <h1 className="mb-1">{text}</h1> : text}
      {props.asked && (
        <>
          {' '}
          <AskedTag asked={props.asked} />
        </>
      )}
    </legend>
  );
}
