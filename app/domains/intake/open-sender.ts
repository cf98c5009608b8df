import type { Parent } from '~/platform/auth/session.server';
import type { Language } from '~/platform/i18n';

/** Who sends a form that anybody may send. */
export type OpenSender = {
  /** The parent, where one is signed in; the form asks nobody to be. */
  parent: Parent | null;
  language: Language;
  network: string;
};

/**
 * The account that what they send hangs on; null for none. Whoever gives another address than the
 * account's wants to be written to there, and only there.
 */
export function accountOf({ parent }: OpenSender, email: string): string | null {
  return parent && (!email || email === parent.email) ? parent.id : null;
}
