import { REFUSALS, type Refusal } from '~/platform/files/file-kinds';
import { isolate, languages, translatorFor, type Language, type Translate } from '~/platform/i18n';
import type { Tone } from '~/components/layout';
import type { FileState } from '../evidence.codes';

/** The tag of a language for `Intl`, with the digits that the pages use. */
export const localeOf = (language: Language) =>
  `${languages[language].locale}-u-ca-gregory-nu-latn`;

export const toneOf: Record<FileState, Tone> = {
  uploading: 'info',
  received: 'wait',
  waiting: 'wait',
  ready: 'good',
  refused: 'alert',
};

/** The council's limits on files, and how many bytes this parent has left. */
export type FileLimits = {
  fileMegabytes: number;
  familyGigabytes: number;
  imageMegapixels: number;
  mostFiles: number;
  leftBytes: number;
};

/** The values that the words of a refusal name besides the file. */
export function limitValues(limits: FileLimits) {
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
  limits: FileLimits,
): string {
  const values = { name: isolate(name), ...limitValues(limits) };
  return `${t(`files:refusals.${refusal}.why`, values)} ${t(`files:refusals.${refusal}.what`, values)}`;
}

const single = [
  'waiting',
  'sending',
  'paused',
  'offline',
  'received',
  'unreadable',
  'refused',
  'cancelled',
  'removed',
  'notRemoved',
  'pause',
  'goOn',
  'tryAgain',
  'cancel',
  'pauseAll',
  'goOnAll',
  'cancelAll',
  'already',
  'ready',
  'wasRefused',
  'wasRemoved',
  'lost',
  'back',
] as const;
const troubles = ['signed-out', 'not-open', 'store-away', 'too-often', 'failed'] as const;
const counted = ['added', 'sofar', 'allIn', 'stopped'] as const;

/** The words of the script that sends files. `counted` are by plural category; values stay `{{name}}`. */
export type SendWords = {
  single: Record<(typeof single)[number], string>;
  counted: Record<(typeof counted)[number], Record<string, string>>;
  refusals: Record<Refusal, string>;
  /** Answers of `/upload` that are no refusals of the file. */
  troubles: Record<(typeof troubles)[number], string>;
  limits: ReturnType<typeof limitValues>;
  recorder: Record<'running' | 'recorded' | 'refused' | 'limit', string>;
  received: string;
};

/** Everything that the script may have to say, in the language of the page. */
export function sendWords(language: Language, limits: FileLimits): SendWords {
  const t = translatorFor(language);
  const raw = (key: string) => t(key, { skipInterpolation: true });
  const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const forms = (name: string) =>
    Object.fromEntries(
      categories.map((category) => [category, raw(`send-files:script.${name}_${category}`)]),
    );
  return {
    single: table(single, (name) => raw(`send-files:script.${name}`)),
    counted: table(counted, forms),
    refusals: table(
      REFUSALS,
      (refusal) =>
        `${raw(`files:refusals.${refusal}.why`)} ${raw(`files:refusals.${refusal}.what`)}`,
    ),
    troubles: table(troubles, (code) => t(`files:upload.${code}`)),
    limits: limitValues(limits),
    recorder: table(['running', 'recorded', 'refused', 'limit'], (name) =>
      t(`send-files:recorder.${name}`),
    ),
    received: raw('send-files:received'),
  };
}

function table<Name extends string, Value>(
  names: readonly Name[],
  valueOf: (name: Name) => Value,
): Record<Name, Value> {
  return Object.fromEntries(names.map((name) => [name, valueOf(name)])) as Record<Name, Value>;
}
