import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { UsersPage } from '~/domains/administration';
import { addStaff, listStaff, newMemberSchema } from '~/domains/administration/index.server';
import { parse, readForm, refusal, refuse } from '~/platform/form/parse.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { administrators, staffAccess } from '~/platform/permissions/access';
import { notFound, requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(administrators);
export const meta = pageTitle('admin:users.title');

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, administrators);
  const done = new URL(args.request.url).searchParams.get('done');
  return { members: await listStaff(), me: staff.id, added: done === 'added' };
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireStaff(args, administrators);
  const values = await readForm(args.request);
  const parsed = parse(newMemberSchema, values);
  args.context.refused = true;
  if (!parsed.ok) return refuse(parsed.problems);
  const result = await addStaff(staff, parsed.data);
  switch (result.kind) {
    case 'added':
      return redirect('/admin/users?done=added', 303);
    case 'listed-already':
      return refusal(values, 'listed-already', 'email');
    case 'not-allowed':
      throw notFound();
  }
}

export default function Users() {
  return (
    <UsersPage {...useLoaderData<typeof loader>()} problems={useActionData<typeof action>()} />
  );
}
