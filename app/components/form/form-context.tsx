import { createContext, useContext, type ReactNode } from 'react';
import { useT } from '~/platform/i18n';
import {
  datePart,
  errorText,
  fieldId,
  isAbout,
  isIsoDate,
  type DatePart,
  type FieldError,
  type FormProblems,
  type SavedValues,
} from './form-state';

export type FormSettings = {
  problems?: FormProblems | null;
  saved?: SavedValues | null;
  errorsFrom?: string;
  idPrefix?: string;
};

const FormContext = createContext<FormSettings>({});

/** Gives the fields below it their values, their errors and the prefix of their ids. */
export function FormValues({ children, ...settings }: FormSettings & { children: ReactNode }) {
  return <FormContext.Provider value={settings}>{children}</FormContext.Provider>;
}

type Wiring = {
  id: string;
  hintId: string;
  errorId: string;
  askedId: string;
  error: FieldError | undefined;
  message: string | undefined;
};

/** The settings of the form around a field. */
export function useForm(): FormSettings {
  return useContext(FormContext);
}

/** The ids of a field and its first error; `parts` are further field names whose errors it shows. */
export function useWiring(name: string, parts: string[] = []): Wiring {
  const t = useT();
  const { problems, errorsFrom, idPrefix } = useContext(FormContext);
  const id = fieldId(name, idPrefix);
  const error = problems?.errors.find((each) => isAbout(each, name) || parts.includes(each.field));
  return {
    id,
    hintId: `${id}-hint`,
    errorId: `${id}-error`,
    askedId: `${id}-asked`,
    error,
    message: error && errorText(t, error, errorsFrom),
  };
}

/** The text of a field: what was typed, else what was saved, else nothing. */
export function useText(name: string): string {
  const { problems, saved } = useContext(FormContext);
  const found = problems?.values[name] ?? saved?.[name] ?? '';
  return Array.isArray(found) ? (found[0] ?? '') : found;
}

/** One part of a date: what was typed, else the part of the saved date, else nothing. */
export function useDatePart(name: string, part: DatePart): string {
  const { problems, saved } = useContext(FormContext);
  const typed = problems?.values[`${name}.${part}`] ?? saved?.[`${name}.${part}`];
  if (typeof typed === 'string') return typed;
  const whole = problems?.values[name] ?? saved?.[name];
  return isIsoDate(whole) ? datePart(whole, part) : '';
}

/**
 * The chosen values of a group. A posted form leaves out what is not ticked, so once something was
 * posted the saved answer no longer counts.
 */
export function useChosen(name: string): string[] {
  const { problems, saved } = useContext(FormContext);
  const posted = problems && Object.keys(problems.values).length > 0;
  const found = posted ? problems.values[name] : saved?.[name];
  if (found === undefined || found === null || found === '') return [];
  return Array.isArray(found) ? found : [found];
}

/** The ids that describe a control, as `aria-describedby` wants them; what is not text is left out. */
export function describedBy(...ids: unknown[]): string | undefined {
  return ids.filter((id) => typeof id === 'string' && id !== '').join(' ') || undefined;
}
