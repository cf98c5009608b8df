import type { Temporal } from 'temporal-polyfill';
import { recordAudits } from '~/platform/audit/audit.server';
import type { Staff } from '~/platform/auth/session.server';
import { db } from '~/platform/db/database.server';
import { listReaders } from '../round/index.server';
import { readFamilies } from './families.store.server';
import type { ListedFamily } from './request.view';

/** The pages on which families are looked at before or after they are written to. */
export type RequestPage = 'requests' | 'request-family' | 'request-follow' | 'request-silent';

/**
 * These families with what an officer minds, and who of them would be written to about the children
 * that `about` picks. The look at each child goes into the audit trail (`child.viewed`).
 */
export async function showFamilies(
  staff: Staff,
  familyIds: string[],
  {
    today,
    page,
    about,
  }: {
    today: Temporal.PlainDate;
    page: RequestPage;
    about: (child: ListedFamily['children'][number]) => boolean;
  },
): Promise<ListedFamily[]> {
  const families = await readFamilies(familyIds, today);
  const readers = await listReaders(
    families.map(({ id, children }) => ({
      familyId: id,
      childIds: children.filter(about).map((child) => child.id),
    })),
  );
  await recordAudits(
    db(),
    families.flatMap(({ id: familyId, children }) =>
      children.map((child) => ({
        actor: { kind: 'staff' as const, id: staff.id },
        action: 'child.viewed',
        childId: child.id,
        familyId,
        detail: { page },
      })),
    ),
  );
  return families.map((family) => ({
    ...family,
    readers: (readers.get(family.id) ?? []).map(({ adultId, name, language, how, noWay }) => ({
      adultId,
      name,
      language,
      how,
      noWay,
    })),
  }));
}
