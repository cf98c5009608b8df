import { redirect } from '@remix-run/node';
import type { Parent } from '~/platform/auth/session.server';
import type { Language } from '~/platform/i18n/languages';
import {
  notFound,
  requireLanguage,
  requireParent,
  type RouteArgs,
} from '~/platform/permissions/guard.server';
import type { SendingKind } from '../evidence.codes';
import { findSending, type OwnSending } from '../sending/index.server';

export type OwnDraft<Kind extends SendingKind> = {
  parent: Parent;
  language: Language;
  sending: OwnSending<Kind>;
};

/**
 * The guard of the pages on which a set of evidence, or a child's own voice, is made: the signed-in
 * parent and their own unsent sending named by `:sending`. What was sent leads to its receipt;
 * everything else is not found.
 */
export async function requireOwnDraft<Kind extends SendingKind>(
  args: RouteArgs,
  ...kinds: [Kind, ...Kind[]]
): Promise<OwnDraft<Kind>> {
  const language = requireLanguage(args);
  const parent = await requireParent(args);
  const sending = await findSending(parent.id, args.params.sending ?? '');
  if (!sending || !kinds.some((kind) => kind === sending.kind)) throw notFound();
  if (sending.state !== 'draft') throw redirect(`/${language}/family/sent/${sending.id}`);
  return { parent, language, sending: sending as OwnSending<Kind> };
}
