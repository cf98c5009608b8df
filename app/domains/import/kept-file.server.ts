import { keepValues, keptForm } from '~/platform/auth/stash.server';

/**
 * What was made of a file between the trial run and the confirmation: kept encrypted for the one who
 * sent it, and gone after some hours, so that no copy of the portal need hold it. `rows` are JSON.
 */
export type KeptFile = { rows: string[]; sha256: string; name: string; options: string };

const rowsPerPart = 500;

/** Keeps a file for its sender and this page; returns what goes into the address as `?kept=`. */
export function keepFile(path: string, staffId: string, file: KeptFile): Promise<string> {
  const parts: string[] = [];
  for (let at = 0; at < file.rows.length; at += rowsPerPart) {
    parts.push(`[${file.rows.slice(at, at + rowsPerPart).join(',')}]`);
  }
  const { sha256, name, options } = file;
  return keepValues(path, `staff:${staffId}`, { parts, sha256, name, options });
}

export type FoundFile = { rows: unknown[]; sha256: string; name: string; options: string };

/** The file that the address names, of this page and this sender; null where there is none any more. */
export async function findKeptFile(request: Request, staffId: string): Promise<FoundFile | null> {
  const kept = await keptForm(request, `staff:${staffId}`);
  if (!kept) return null;
  const { parts = [], sha256, name, options } = kept.values;
  const rows = [parts].flat().flatMap((part) => JSON.parse(part) as unknown[]);
  return { rows, sha256: String(sha256), name: String(name), options: String(options) };
}
