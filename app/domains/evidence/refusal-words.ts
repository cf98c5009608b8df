import type { Refusal } from '~/platform/files/file-kinds';
import { isolate, type Translate } from '~/platform/i18n';

/** The council's limits on files. */
export type CouncilLimits = {
  fileMegabytes: number;
  familyGigabytes: number;
  imageMegapixels: number;
  mostFiles: number;
};

/** The council's limits, and how many bytes this parent has left. */
export type FileLimits = CouncilLimits & { leftBytes: number };

/** The values that the words of a refusal name besides the file. */
export function limitValues(limits: CouncilLimits) {
  return {
    megabytes: limits.fileMegabytes,
    gigabytes: limits.familyGigabytes,
    megapixels: limits.imageMegapixels,
    most: limits.mostFiles,
  };
}

/** Why a file was not taken, and what to do. */
export function refusalText(
  t: Translate,
  refusal: Refusal,
  name: string,
  limits: CouncilLimits,
): string {
  const values = { name: isolate(name), ...limitValues(limits) };
  return `${t(`files:refusals.${refusal}.why`, values)} ${t(`files:refusals.${refusal}.what`, values)}`;
}
