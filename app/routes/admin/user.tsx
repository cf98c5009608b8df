import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { UserPage } from '~/domains/administration';
import { changeStaff, findMember, memberSchema } from '~/domains/administration/index.server';
import { parse, readForm, refusal, refuse } from '~/platform/form/parse.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { administrators, staffAccess } from '~/platform/permissions/access';
import { notFound, requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(administrators);
export const meta = pageTitle('admin:user.title');

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, administrators);
  const member = await findMember(args.params.member ?? '');
  if (!member) throw notFound();
  const done = new URL(args.request.url).searchParams.has('done');
  return { member, own: member.id === staff.id, done };
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireStaff(args, administrators);
  const member = await findMember(args.params.member ?? '');
  if (!member) throw notFound();
  const values = await readForm(args.request);
  const parsed = parse(memberSchema, values);
  args.context.refused = true;
  if (!parsed.ok) return refuse(parsed.problems);
  const result = await changeStaff(staff, member.id, parsed.data);
  switch (result.kind) {
    case 'changed':
    case 'unchanged':
      return redirect(`/admin/users/${member.id}?done=1`, 303);
    case 'own-access':
    case 'last-administrator':
    case 'last-senior':
      return refusal(values, result.kind, 'roles');
    case 'not-found':
    case 'not-allowed':
      throw notFound();
  }
}

export default function User() {
  return <UserPage {...useLoaderData<typeof loader>()} problems={useActionData<typeof action>()} />;
}
