import { isLanguage, type Language } from '~/platform/i18n/languages';
import type { SendingKind, SendingState } from '../evidence.codes';

/** A sending as it is locked to be sent. */
export type Locked = {
  kind: SendingKind;
  state: SendingState;
  version: number;
  answers: unknown;
  language: string;
  told_child_id: string | null;
  item_id: string | null;
};
/** A draft on its way; `receivedOn` is the day (ISO) it comes on. */
export type Sendable = Locked & { id: string; accountId: string; receivedOn: string };
/** The queue item that it goes onto. */
export type Item = { id: string; reference: string };

/** The language that it is written in. */
export const languageOf = (sending: Sendable): Language =>
  isLanguage(sending.language) ? sending.language : 'en';
