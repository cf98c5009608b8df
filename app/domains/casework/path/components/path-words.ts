import { formatShortDate, useLanguage, useT } from '~/platform/i18n';
import type { PathKind } from '../../case/case.codes';
import type { FieldName } from '../path.fields';

/** Words of special cases; `where` is a step, or `start`. */
export function usePathWords() {
  const t = useT();
  const language = useLanguage();
  const maybe = (key: string, values: Record<string, string> = {}) =>
    t(key, { defaultValue: '', ...values });
  return {
    t,
    maybe,
    date: (iso: string) => formatShortDate(language, iso),
    kind: (kind: PathKind) => t(`path:kinds.${kind}.title`),
    step: (kind: PathKind, code: string) => t(`path:steps.${kind}.${code}.title`),
    outcome: (kind: PathKind, code: string, outcome: string) =>
      maybe(`path:steps.${kind}.${code}.outcomes.${outcome}`) || t('path:stepStates.not-needed'),
    field: (kind: PathKind, where: string, name: FieldName) =>
      maybe(`path:fieldsOf.${kind}.${where}.${name}`) || t(`path:fields.${name}`),
    option: (name: FieldName, code: string) =>
      t(`path:options.${name}.${code}`, { defaultValue: code }),
  };
}
