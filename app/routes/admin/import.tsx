import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { ImportPage, listTemplate } from '~/domains/import';
import {
  answerImport,
  countsOf,
  doneCounts,
  findKeptFile,
  importHomeEducationList,
  listedChild,
  readList,
  tryList,
} from '~/domains/import/index.server';
import { today } from '~/platform/calendar';
import { pageTitle } from '~/platform/i18n/page-title';
import { administrators, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(administrators);
export const meta = pageTitle('admin:import.title');

const path = '/admin/import';
const rowsSchema = z.array(listedChild);
const done = ['added', 'known', 'families'] as const;

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, administrators);
  const file = await findKeptFile(args.request, staff.id);
  const report = file && {
    name: file.name,
    sha256: file.sha256,
    counts: countsOf(await tryList(rowsSchema.parse(file.rows))),
    problems: [],
    problemCount: 0,
  };
  return { report, done: doneCounts(args.request, done) };
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireStaff(args, administrators);
  args.context.refused = true;
  return answerImport(args.request, {
    path,
    staffId: staff.id,
    fileBytes: 5 * 1_048_576,
    read: (file) => readList(file, today()),
    options: () => '',
    async carryOut({ rows, sha256 }) {
      const result = await importHomeEducationList(staff, rowsSchema.parse(rows), sha256);
      if (result.kind !== 'imported') return null;
      return { added: result.added, known: result.known, families: result.families };
    },
  });
}

export default function Import() {
  const { report, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const template = { name: 'home-education-list.csv', csv: listTemplate() };
  return (
    <ImportPage
      words="admin:import"
      report={answer ? answer.report : report}
      problems={answer}
      done={answer ? null : done}
      template={template}
    />
  );
}
