import type { Parent } from '~/platform/auth/session.server';
import type { Language } from '~/platform/i18n';
import {
  notFound,
  requireLanguage,
  requireParent,
  type RouteArgs,
} from '~/platform/permissions/guard.server';
import { findMatter, type Matter } from './matter.store.server';

/** The signed-in parent and their own matter that the address names; the plain 404 for anybody else's. */
export async function requireMatter(
  args: RouteArgs,
): Promise<{ parent: Parent; language: Language; matter: Matter }> {
  const language = requireLanguage(args);
  const parent = await requireParent(args);
  const matter = await findMatter(parent.id, args.params.item ?? '');
  if (!matter) throw notFound();
  return { parent, language, matter };
}
