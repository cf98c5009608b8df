import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { EnterPage } from '~/domains/casework/enter';
import {
  childrenShown,
  enterForFamily,
  keepScan,
  MOST_SCAN_BYTES,
  parseEnterForm,
} from '~/domains/casework/enter/index.server';
import { readUpload } from '~/domains/import/index.server';
import { keepValues, keptForm } from '~/platform/auth/stash.server';
import { today } from '~/platform/calendar';
import { removeStoredFile } from '~/platform/files/file-store.server';
import { pageControls } from '~/platform/form/page-controls.server';
import { refusal, refuse } from '~/platform/form/parse.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { officers, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = { ...staffAccess(officers), form: true };
export const meta = pageTitle('admin:enter.title');

const path = '/officer/enter';

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, officers);
  const kept = await keptForm(args.request, `staff:${staff.id}`);
  return { kept, shown: childrenShown(kept?.values ?? {}), submitKey: crypto.randomUUID() };
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireStaff(args, officers);
  const upload = await readUpload(args.request, { fileBytes: MOST_SCAN_BYTES }, keepScan);
  if (upload.kind === 'no-upload') throw new Response(null, { status: 400 });
  args.context.refused = true;
  if (upload.kind === 'file-too-big')
    return refusal(upload.values, 'file-too-big', 'scan', { max: 10 });
  const { values, file } = upload;
  const scan = file?.kind === 'kept' ? file : null;
  const answer = async <T,>(response: T) => {
    if (scan) await removeStoredFile(scan.storeKey);
    return response;
  };
  if (values._add) {
    const more = { ...values, shown: String(childrenShown(values) + 1) };
    return answer(
      redirect(`${path}?kept=${await keepValues(path, `staff:${staff.id}`, more)}`, 303),
    );
  }
  const control = await pageControls(args.request, `staff:${staff.id}`, values);
  if (control) return answer(control);
  const parsed = parseEnterForm(values, today());
  if (!parsed.ok) return answer(refuse(parsed.problems));
  if (file && file.kind !== 'kept') return refusal(values, file.kind, 'scan');
  const result = await enterForFamily(staff, parsed.data, scan).catch((error: unknown) =>
    answer(Promise.reject(error)),
  );
  args.context.refused = false;
  if (result.kind === 'not-allowed') return answer(refusal(values, 'not-allowed'));
  const done = redirect(`/officer/item/${result.itemId}?done=entered`, 303);
  return result.kind === 'repeated' ? answer(done) : done;
}

export default function Enter() {
  const { kept, shown, submitKey } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const key = refused?.values.submitKey ?? kept?.values.submitKey ?? submitKey;
  return (
    <EnterPage
      problems={refused ?? kept}
      shown={refused ? Number(refused.values.shown ?? 1) : shown}
      submitKey={String(key)}
    />
  );
}
