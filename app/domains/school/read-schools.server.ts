import { z } from 'zod';
import { checkPostcode, checkUrn } from '~/domains/child';
import {
  hasHidden,
  readCsv,
  type CsvColumns,
  type CsvRow,
  type LineProblem,
  type SentFile,
} from '~/domains/import/index.server';
import { searchKey } from '~/domains/intake';
import { isOpen, kindOfType, phaseOf } from './school-file.rules';

/** The headings of the official schools file that are used; the rest may be there or not. */
export const SCHOOL_COLUMNS = {
  headings: {
    urn: ['URN'],
    name: ['EstablishmentName', 'Name'],
    type: ['TypeOfEstablishment (name)', 'TypeOfEstablishment'],
    phase: ['PhaseOfEducation (name)', 'PhaseOfEducation'],
    status: ['EstablishmentStatus (name)', 'EstablishmentStatus'],
    street: ['Street'],
    locality: ['Locality'],
    town: ['Town'],
    postcode: ['Postcode'],
    headTitle: ['HeadTitle (name)', 'HeadTitle'],
    headFirst: ['HeadFirstName'],
    headLast: ['HeadLastName'],
    email: ['MainEmail', 'Email'],
  },
  required: ['urn', 'name'],
} as const satisfies CsvColumns<string>;

type Column = keyof typeof SCHOOL_COLUMNS.headings;

/** A school as it will stand on the list; the order of names is that of the table's columns. */
export const schoolRow = z.strictObject({
  urn: z.string(),
  name: z.string(),
  kind: z.string(),
  phase: z.string(),
  postcode: z.string(),
  town: z.string(),
  address: z.string(),
  head_title: z.string(),
  email: z.string(),
  open: z.boolean(),
  name_key: z.string(),
});
export type SchoolRow = z.output<typeof schoolRow>;

export type SchoolsRead = { rows: SchoolRow[]; problems: LineProblem[] };

const LONGEST_CELL = 200;

/**
 * Reads the official schools file while it arrives. Only what the portal uses is kept, so that the
 * whole country's file may be sent. Every fault is told by its line, whatever else is right.
 */
export async function readSchools({ bytes }: SentFile): Promise<SchoolsRead> {
  const rows: SchoolRow[] = [];
  const problems: LineProblem[] = [];
  const lineOf = new Map<string, number>();
  const read = await readCsv<Column>(bytes, SCHOOL_COLUMNS, ({ line, cells }) => {
    const faults = faultsOf(line, cells);
    const urn = checkUrn(cells.urn);
    const before = urn.kind === 'ok' ? lineOf.get(urn.urn) : undefined;
    if (before) faults.push({ line, column: 'urn', code: 'twice', values: { other: before } });
    problems.push(...faults);
    if (faults.length > 0 || urn.kind !== 'ok') return;
    lineOf.set(urn.urn, line);
    rows.push(schoolOf(urn.urn, cells));
  });
  return read.kind === 'unreadable' ? { rows: [], problems: [read.problem] } : { rows, problems };
}

function faultsOf(line: number, cells: CsvRow<Column>['cells']): LineProblem[] {
  const faults: LineProblem[] = [];
  if (checkUrn(cells.urn).kind !== 'ok') faults.push({ line, column: 'urn', code: 'not-a-urn' });
  if (cells.name === '') faults.push({ line, column: 'name', code: 'missing' });
  for (const column of Object.keys(cells) as Column[]) {
    if (cells[column].length > LONGEST_CELL) {
      faults.push({ line, column, code: 'too-long', values: { max: LONGEST_CELL } });
    } else if (hasHidden(cells[column])) faults.push({ line, column, code: 'hidden-characters' });
  }
  return faults;
}

function schoolOf(urn: string, cells: CsvRow<Column>['cells']): SchoolRow {
  const postcode = checkPostcode(cells.postcode);
  const join = (parts: string[], by: string) => parts.filter(Boolean).join(by);
  return {
    urn,
    name: cells.name,
    kind: kindOfType(cells.type),
    phase: phaseOf(cells.phase),
    postcode: postcode.kind === 'ok' ? postcode.postcode : cells.postcode,
    town: cells.town,
    address: join([cells.street, cells.locality], ', '),
    head_title: join([cells.headTitle, cells.headFirst, cells.headLast], ' '),
    email: cells.email,
    open: isOpen(cells.status),
    name_key: searchKey(cells.name),
  };
}
