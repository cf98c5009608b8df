import { data, redirect } from '@remix-run/node';
import type { FormProblems } from '~/components/form/form-state';
import { formValues, type FormValues } from '~/platform/form/parse.server';
import type { ImportReport } from './components/import-page';
import { findKeptFile, keepFile, type FoundFile } from './kept-file.server';
import type { LineProblem } from './read-csv.server';
import { readUpload, type SentFile } from './read-upload.server';

/** What differs from one import to another. */
export type ImportFlow<Row> = {
  /** The page's own address. */
  path: string;
  staffId: string;
  fileBytes: number;
  read(file: SentFile): Promise<{ rows: Row[]; problems: LineProblem[] }>;
  /** A choice that goes with the file, checked; empty where there is none. */
  options(values: FormValues): string | null;
  /** Carries the import out; the counts by code, or null where it was refused. */
  carryOut(file: FoundFile): Promise<Record<string, number> | null>;
};

export type ImportAnswer = FormProblems & { report: ImportReport | null };

const mostProblemsListed = 100;

function refused(code: string, values: FormValues = {}, detail?: Record<string, string | number>) {
  const errors = [{ field: 'file', code, values: detail }];
  return data<ImportAnswer>({ values, errors, report: null }, { status: 400 });
}

/** The counts of an import as its page lists them. */
export function countsOf(counts: Record<string, number>): ImportReport['counts'] {
  return Object.entries(counts).map(([code, count]) => ({ code, count }));
}

/**
 * The action of an import page. A file that is sent is only tried: faults are told by line, and a file
 * without any is kept for its sender until it is confirmed. The confirmation names the file's hash.
 */
export async function answerImport<Row>(request: Request, flow: ImportFlow<Row>) {
  const type = request.headers.get('Content-Type') ?? '';
  return type.startsWith('multipart/form-data') ? tryFile(request, flow) : confirm(request, flow);
}

async function tryFile<Row>(request: Request, flow: ImportFlow<Row>) {
  const limits = { fileBytes: flow.fileBytes };
  const upload = await readUpload(request, limits, async (file) => ({
    name: file.name.slice(-150),
    ...(await flow.read(file)),
  }));
  if (upload.kind === 'no-upload') return refused('no-file');
  if (upload.kind === 'file-too-big') {
    return refused('file-too-big', upload.values, { max: flow.fileBytes / 1_048_576 });
  }
  const { file, sha256, values } = upload;
  if (!file) return refused('no-file', values);
  const options = flow.options(values);
  if (options === null) return refused('not-an-option', values);
  const { name, rows, problems } = file;
  if (problems.length > 0) {
    const report: ImportReport = {
      name,
      sha256,
      counts: [],
      problems: problems.slice(0, mostProblemsListed),
      problemCount: problems.length,
    };
    const errors = [{ field: 'file', code: 'has-problems', values: { count: problems.length } }];
    return data<ImportAnswer>({ values, errors, report }, { status: 400 });
  }
  const kept = { rows: rows.map((row) => JSON.stringify(row)), sha256, name, options };
  return redirect(`${flow.path}?kept=${await keepFile(flow.path, flow.staffId, kept)}`, 303);
}

async function confirm<Row>(request: Request, flow: ImportFlow<Row>) {
  const values = formValues(await request.formData());
  const file = await findKeptFile(request, flow.staffId);
  if (!file) return refused('gone');
  if (file.sha256 !== values.sha256) return refused('stale');
  const counts = await flow.carryOut(file);
  if (!counts) return refused('not-allowed');
  const search = new URLSearchParams({ done: 'imported' });
  for (const [code, count] of Object.entries(counts)) search.set(code, String(count));
  return redirect(`${flow.path}?${search}`, 303);
}

/** What an import did, from the address it ended at; null where none has just been done. */
export function doneCounts(
  request: Request,
  codes: readonly string[],
): ImportReport['counts'] | null {
  const search = new URL(request.url).searchParams;
  if (search.get('done') !== 'imported') return null;
  return codes.map((code) => ({ code, count: Number(search.get(code)) || 0 }));
}
