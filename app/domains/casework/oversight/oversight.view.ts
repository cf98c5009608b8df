import type { AuditStand } from '~/platform/audit/verify-audit.server';
import type { ComplaintCount } from '~/domains/complaint';
import type { ListName, OversightDays } from './oversight.rules';

/** How much one officer has; nobody's work has no id. */
export type WorkloadRow = {
  id: string | null;
  name: string | null;
  active: boolean;
  open: number;
  overdue: number;
  red: number;
};

/** What the front page shows. */
export type Oversight = {
  counts: Record<Exclude<ListName, 'items'>, number>;
  workload: WorkloadRow[];
  complaints: ComplaintCount[];
  audit: AuditStand;
};

/** A row of any list; what a list has nothing for is null. Days are ISO. */
export type ListRow = {
  id: string;
  name: string;
  childId: string | null;
  itemId: string | null;
  reference: string | null;
  ownerId: string | null;
  ownerName: string | null;
  day: string | null;
  heard: string | null;
  code: string | null;
  detail: string | null;
  level: number | null;
};

/** One page of a list, as the senior who asked sees it. */
export type ListPage = {
  list: ListName;
  rows: ListRow[];
  /** How many there are in all, counted up to the limit. */
  count: number;
  nextTo: string | null;
  previousTo: string | null;
  staff: { id: string; name: string }[];
  days: Omit<OversightDays, 'dayBegan'>;
  unseenMonths: number;
  me: string;
};
