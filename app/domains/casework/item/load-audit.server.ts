import type { FormProblems } from '~/components/form/form-state';
import type { Staff } from '~/platform/auth/session.server';
import { formValues, parse } from '~/platform/form/parse.server';
import { auditSearchSchema } from './item.schema';
import { searchAudit, type AuditSearched } from './search-audit.server';

export type AuditShown = {
  found: AuditSearched | null;
  search: Record<string, string>;
  problems: FormProblems | null;
};

/** What the audit page shows: what the address asks for, or what is wrong with it. */
export async function loadAudit(senior: Staff, params: URLSearchParams): Promise<AuditShown> {
  const form = new FormData();
  for (const [name, value] of params) form.append(name, value);
  const values = formValues(form);
  const search = Object.fromEntries(params);
  const parsed = parse(auditSearchSchema, values);
  if (!parsed.ok) return { found: null, search, problems: parsed.problems };
  return { found: await searchAudit(senior, parsed.data), search, problems: null };
}
