import { z } from 'zod';
import type { Parent } from '~/platform/auth/session.server';
import type { Language } from '~/platform/i18n/languages';
import {
  notFound,
  requireLanguage,
  requireParent,
  type RouteArgs,
} from '~/platform/permissions/guard.server';
import { findOwnNotification, type SentNotification } from './submitted.store.server';

export type WithNotice = {
  actor: Parent;
  notification: SentNotification;
  language: Language;
  /** The address of the notice's pages. */
  base: string;
};

const uuid = z.uuid();

/**
 * The guard of every page of a sent notice: the signed-in parent and the notice named by
 * `:notification`, which they sent themselves. Throws the redirect to sign-in, or 404 otherwise.
 */
export async function requireNotice(args: RouteArgs): Promise<WithNotice> {
  const language = requireLanguage(args);
  const actor = await requireParent(args);
  const id = uuid.safeParse(args.params.notification);
  const notification = id.success ? await findOwnNotification(actor.id, id.data) : null;
  if (!notification) throw notFound();
  return { actor, notification, language, base: `/${language}/family/notice/${notification.id}` };
}
