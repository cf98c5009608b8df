import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { countsOf, doneCounts, findKeptFile, answerImport } from '~/domains/import/index.server';
import { SchoolsPage } from '~/domains/school/components/schools-page';
import {
  compareSchools,
  importSchools,
  listSchools,
  readSchools,
  SCHOOL_SCOPES,
  schoolRow,
  schoolSearchOf,
} from '~/domains/school/import.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { administrators, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(administrators);
export const meta = pageTitle('admin:schools.title');

const path = '/admin/schools';
const rowsSchema = z.array(schoolRow);
const scopeSchema = z.enum(SCHOOL_SCOPES);
const done = ['added', 'changed', 'closed', 'same'] as const;

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, administrators);
  const search = schoolSearchOf(new URL(args.request.url));
  const file = await findKeptFile(args.request, staff.id);
  const report = file && {
    name: file.name,
    sha256: file.sha256,
    counts: countsOf(
      await compareSchools(rowsSchema.parse(file.rows), scopeSchema.parse(file.options)),
    ),
    problems: [],
    problemCount: 0,
  };
  return { search, page: await listSchools(search), report, done: doneCounts(args.request, done) };
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireStaff(args, administrators);
  args.context.refused = true;
  return answerImport(args.request, {
    path,
    staffId: staff.id,
    // The whole country's file is some 60 MB; only what is used of it is kept.
    fileBytes: 120 * 1_048_576,
    read: readSchools,
    options: (values) => scopeSchema.safeParse(values.scope).data ?? null,
    async carryOut({ rows, options, sha256 }) {
      const scope = scopeSchema.parse(options);
      const result = await importSchools(staff, rowsSchema.parse(rows), scope, sha256);
      return result.kind === 'imported' ? result.counts : null;
    },
  });
}

export default function Schools() {
  return (
    <SchoolsPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
  );
}
