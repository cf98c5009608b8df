import { OCCASIONS, SERVICES } from '../../case/case.codes';
import { useRecordWords, type RecordGroup } from './words';

/** Choices with the words of their codes. */
export function useOptions() {
  const { code } = useRecordWords();
  const options = (group: RecordGroup, codes: readonly string[]) =>
    codes.map((value) => ({ value, label: code(group, value) }));
  return {
    options,
    services: () => options('services', SERVICES),
    occasions: () => options('occasions', OCCASIONS),
  };
}
