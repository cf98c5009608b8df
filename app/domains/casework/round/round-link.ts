import type { Language } from '~/platform/i18n';
import type { CopyWay, RoundKind } from './round.codes';

/** The page that a message leads to. A posted letter names one that can be typed. */
export function pathOf(
  kind: RoundKind,
  to: { language: Language; readerId: string | null; how: CopyWay },
): string {
  const home = `/${to.language}/family`;
  if (kind === 'guidance-changed') return `/${to.language}/guide/changes`;
  if (to.how === 'post') return home;
  if (kind === 'newsletter') return `${home}/account`;
  return kind === 'annual-request' && to.readerId ? `${home}/request/${to.readerId}` : home;
}
