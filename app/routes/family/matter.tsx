import { randomUUID } from 'node:crypto';
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { MatterView } from '~/domains/matter/components/matter-view';
import { markRead } from '~/domains/conversation/index.server';
import { messageSchema, requireMatter, writeToCouncil } from '~/domains/matter/index.server';
import { pageControls } from '~/platform/form/page-controls.server';
import { parse, readForm, refuse } from '~/platform/form/parse.server';
import { keptForm } from '~/platform/auth/stash.server';
import { profile } from '~/platform/config/environment.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyForm } from '~/platform/permissions/access';

export const handle = { ...familyForm, leaveQuickly: true };
// The tab says where one is, and not what the page is about: somebody may look over a shoulder.
export const meta = pageTitle('common:nav.family');

export async function loader(args: LoaderFunctionArgs) {
  const { parent, matter } = await requireMatter(args);
  await markRead(parent.id, matter.id);
  return {
    matter,
    officerTitle: profile().officerTitle,
    submitKey: randomUUID(),
    done: new URL(args.request.url).searchParams.get('done'),
    kept: await keptForm(args.request, `parent:${parent.id}`),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { parent, matter, language } = await requireMatter(args);
  const values = await readForm(args.request);
  const control = await pageControls(args.request, `parent:${parent.id}`, values);
  if (control) return control;
  const parsed = parse(messageSchema, values);
  if (!parsed.ok) {
    args.context.refused = true;
    return refuse(parsed.problems);
  }
  await writeToCouncil(parent, matter, language, parsed.data);
  return redirect(`/${language}/family/matter/${matter.id}?done=message`);
}

export default function MatterPage() {
  const data = useLoaderData<typeof loader>();
  const problems = useActionData<typeof action>() ?? data.kept;
  return <MatterView {...data} problems={problems} />;
}
