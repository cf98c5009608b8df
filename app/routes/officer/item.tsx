import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import {
  closeSchema,
  ComplaintPart,
  evidenceReadSchema,
  ItemPage,
  RequestPart,
} from '~/domains/casework';
import {
  answerMove,
  closeItem,
  listWhoMayHave,
  loadItemPage,
  markEvidenceRead,
  markReadByCouncil,
  queueBefore,
  showItemComplaint,
  showItemRequest,
} from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { caseStaff, officers, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(caseStaff);
export const meta = pageTitle('officer:item.title');

export async function loader(args: LoaderFunctionArgs) {
  const { staff, view } = await loadItemPage(args, caseStaff, 'item');
  await markReadByCouncil(staff, view.item);
  const colleagues = view.item.mayWork ? await listWhoMayHave(view.item.id) : [];
  const request = await showItemRequest(view.item);
  const complaint = await showItemComplaint(staff, view.item);
  return { ...view, colleagues, request, complaint, backTo: queueBefore(args.request) };
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, officers);
  const intent = (await args.request.clone().formData()).get('intent');
  if (intent === 'read') {
    return answerMove(args, {
      roles: officers,
      schema: evidenceReadSchema,
      done: 'read',
      run: markEvidenceRead,
      fields: { unreachable: () => ({ field: 'text' }) },
    });
  }
  return answerMove(args, { roles: officers, schema: closeSchema, done: 'closed', run: closeItem });
}

export default function Item() {
  const { kept, request, complaint, ...view } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <ItemPage
      {...view}
      problems={refused ?? kept}
      request={
        complaint ? (
          <ComplaintPart complaint={complaint} item={view.item} done={view.done} />
        ) : (
          request && <RequestPart request={request} item={view.item} />
        )
      }
    />
  );
}
