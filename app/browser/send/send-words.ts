import type { Refusal } from '~/platform/files/file-kinds';

export type SayingName =
  | 'waiting'
  | 'sending'
  | 'paused'
  | 'offline'
  | 'received'
  | 'unreadable'
  | 'refused'
  | 'cancelled'
  | 'notRemoved'
  | 'pause'
  | 'goOn'
  | 'tryAgain'
  | 'cancel'
  | 'pauseAll'
  | 'goOnAll'
  | 'cancelAll'
  | 'already'
  | 'ready'
  | 'wasRefused'
  | 'wasRemoved'
  | 'lost'
  | 'back';
export type CountedName = 'added' | 'sofar' | 'allIn' | 'stopped';
export type TroubleName = 'signed-out' | 'not-open' | 'store-away' | 'too-often' | 'failed';
export type RecorderWord = 'running' | 'recorded' | 'refused' | 'limit';

/** Everything that the script may have to say, as the page gives it. Values stand as `{{name}}`. */
export type SendWords = {
  sayings: Record<SayingName, string>;
  /** By plural category of the language. */
  counted: Record<CountedName, Record<string, string>>;
  /** Why a file was not taken, and what to do. */
  refusals: Record<Refusal, string>;
  /** Answers of `/upload` that say nothing of the file. */
  troubles: Record<TroubleName, string>;
  recorder: Record<RecorderWord, string>;
  received: string;
  /** The values that refusals name besides the file. */
  limits: Record<'megabytes' | 'gigabytes' | 'megapixels' | 'most', number>;
};

type Values = Record<string, string | number>;

/** The words with these values in their places. */
export function fill(words: string, values: Values): string {
  return words.replace(/\{\{\s*-?\s*(\w+)\s*\}\}/g, (_, name: string) =>
    String(values[name] ?? ''),
  );
}

/** A name inside a sentence, kept apart from it in direction. */
export const apart = (name: string) => `\u2068${name}\u2069`;

/** Speaks the page's language. `locale` is its BCP 47 tag. */
export function speaker(words: SendWords, locale: string) {
  const plural = new Intl.PluralRules(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  const moment = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: 'Europe/London',
  });
  return {
    words,
    locale,
    say: (name: SayingName, values: Values = {}) => fill(words.sayings[name], values),
    count(name: CountedName, count: number, values: Values = {}) {
      const forms = words.counted[name];
      return fill(forms[plural.select(count)] ?? forms.other ?? '', { count, ...values });
    },
    refusal: (code: Refusal, name: string) =>
      fill(words.refusals[code], { name: apart(name), ...words.limits }),
    percent: (share: number) => percent.format(share),
    received: (instant: string) =>
      fill(words.received, { moment: moment.format(new Date(instant)) }),
  };
}

export type Speaker = ReturnType<typeof speaker>;
