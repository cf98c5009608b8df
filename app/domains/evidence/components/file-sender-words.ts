import { REFUSALS } from '~/platform/files/file-kinds';
import { languages, translatorFor, type Language } from '~/platform/i18n';
import type { SendWords } from '~/browser/send/send-words';
import type { Tone } from '~/components/layout';
import type { FileState } from '../evidence.codes';
import { limitValues, type FileLimits } from '../refusal-words';

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

const sayings = [
  'waiting',
  'sending',
  'paused',
  'offline',
  'received',
  'unreadable',
  'refused',
  'cancelled',
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
const counted = ['added', 'sofar', 'allIn', 'stopped'] as const;
const troubles = ['signed-out', 'not-open', 'store-away', 'too-often', 'failed'] as const;
const recorderWords = ['running', 'recorded', 'refused', 'limit'] as const;

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
    sayings: table(sayings, (name) => raw(`send-files:script.${name}`)),
    counted: table(counted, forms),
    refusals: table(
      REFUSALS,
      (refusal) =>
        `${raw(`files:refusals.${refusal}.why`)} ${raw(`files:refusals.${refusal}.what`)}`,
    ),
    troubles: table(troubles, (code) => t(`files:upload.${code}`)),
    limits: limitValues(limits),
    recorder: table(recorderWords, (name) => t(`send-files:recorder.${name}`)),
    received: raw('send-files:received'),
  };
}

function table<Name extends string, Value>(
  names: readonly Name[],
  valueOf: (name: Name) => Value,
): Record<Name, Value> {
  return Object.fromEntries(names.map((name) => [name, valueOf(name)])) as Record<Name, Value>;
}
