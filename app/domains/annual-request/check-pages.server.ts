import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { keptForm } from '~/platform/auth/stash.server';
import { ticked } from '~/platform/form/fields';
import { pageControls } from '~/platform/form/page-controls.server';
import { parse, readForm, refusal, refuse, type FormValues } from '~/platform/form/parse.server';
import { isEmpty, type OwnSending } from '~/domains/evidence';
import { findLastTold, listSendings, sendTogether } from '~/domains/evidence/index.server';
import { requireRequest, standingOf, type OnRequest } from './request-pages.server';

/** The drafts of answers to this request, of all children or of the one that the address names. */
async function draftsOf({ parent, request }: OnRequest, only: string | null) {
  const sendings = (await listSendings(parent.id)).filter((one) => one.kind === 'yearly');
  return request.children
    .filter(({ id }) => only === null || id === only)
    .map((child) => {
      const own = sendings.filter((one) => one.child?.childId === child.childId);
      const draft = own.find((one) => one.state === 'draft' && one.itemId === request.itemId);
      return {
        child,
        draft: (draft ?? null) as OwnSending<'yearly'> | null,
        earlier: standingOf(own, request.issuedOn).sent,
      };
    });
}

const onlyIn = (request: Request) =>
  z.uuid().nullable().catch(null).parse(new URL(request.url).searchParams.get('child'));

/** What the page shows on which answers are looked through before they are sent: one child's or all. */
export async function loadRequestCheck(args: LoaderFunctionArgs) {
  const on = await requireRequest(args);
  const only = onlyIn(args.request);
  const drafts = await draftsOf(on, only);
  const children = await Promise.all(
    drafts.map(async ({ child, draft, earlier }) => ({
      child,
      draft,
      earlier,
      last: draft && (await findLastTold(on.parent.id, child.childId, on.request.itemId)),
      isReady: draft !== null && !isEmpty(draft),
    })),
  );
  return {
    request: on.request,
    only,
    children,
    kept: await keptForm(args.request, `parent:${on.parent.id}`),
  };
}

const list = <T extends z.ZodType>(of: T) =>
  z.preprocess((value) => (value === undefined || value === '' ? [] : [value].flat()), z.array(of));

const sendForm = z.object({
  send: list(z.uuid('required')).refine((ids) => ids.length > 0, 'required'),
  /** The version of each draft that the page showed: `<id>:<version>`. */
  seen: list(z.string().regex(/^[0-9a-f-]{36}:\d{1,9}$/, 'required')),
  leave: ticked,
});

/** Sends the answers that are ticked, all or none, once, and leads to the receipt on the request's page. */
export async function actOnRequestCheck(args: ActionFunctionArgs) {
  const on = await requireRequest(args);
  const { parent, language, request } = on;
  const values = await readForm(args.request);
  const control = await pageControls(args.request, `parent:${parent.id}`, values);
  if (control) return control;
  const parsed = parse(sendForm, values);
  if (!parsed.ok) {
    args.context.refused = true;
    return refuse(parsed.problems);
  }
  const { send, seen, leave } = parsed.data;
  const versions = new Map(seen.map((one) => one.split(':') as [string, string]));
  const drafts = send.map((id) => ({
    id,
    version: Number(versions.get(id) ?? -1),
    leaveUnfinished: leave,
  }));
  const receipt = `/family/request/${request.id}`;
  const sent = await sendTogether(parent, await ofRequest(on, drafts), receipt);
  if (sent.kind === 'sent') return redirect(`/${language}${receipt}?done=sent`);
  args.context.refused = true;
  return refuseSending(
    values,
    sent.refusals.map(({ because }) => because.kind),
  );
}

/** Only what is about this request: an id of anything else is answered as one that is not there. */
async function ofRequest<T extends { id: string }>(
  { parent, request }: OnRequest,
  drafts: T[],
): Promise<T[]> {
  const own = await listSendings(parent.id);
  const children = new Set(request.children.map(({ childId }) => childId));
  const isOwn = ({ id }: T) =>
    own.some((one) => one.id === id && one.kind === 'yearly' && children.has(one.child!.childId));
  return drafts.every(isOwn) ? drafts : drafts.map((draft) => ({ ...draft, id: absent }));
}

const absent = '00000000-0000-4000-8000-000000000000';

type Because = 'empty' | 'stale' | 'unfinished' | 'not-open';
const order: Because[] = ['not-open', 'stale', 'empty', 'unfinished'];

/** The page is made anew from what is there now, so that what is ticked again is what was seen. */
function refuseSending(values: FormValues, kinds: Because[]) {
  const because = order.find((one) => kinds.includes(one))!;
  const { seen: _seen, ...typed } = values;
  if (because === 'unfinished') return refusal(typed, because, 'leave');
  const errors = [{ field: 'form', code: because }];
  return data({ values: typed, errors }, { status: because === 'stale' ? 409 : 400 });
}
