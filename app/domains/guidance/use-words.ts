import { useT } from '~/platform/i18n';

type Values = Record<string, string | number>;

/** Several texts kept under one key: a list of them, or texts by name, as the locale file has them. */
export function useWords<T>(key: string, values: Values = {}): T {
  return useT()(key, { returnObjects: true, ...values }) as unknown as T;
}
