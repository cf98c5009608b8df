import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { keptForm } from '~/platform/auth/stash.server';
import { manyOf } from '~/platform/form/fields';
import { pageControls } from '~/platform/form/page-controls.server';
import { parse, readForm, refusal, refuse } from '~/platform/form/parse.server';
import { requireLanguage, requireParent } from '~/platform/permissions/guard.server';
import { SHARING } from '~/domains/notification';
import { councilWords } from '~/domains/notification/index.server';
import { findRequest } from './request.store.server';
import { chooseSharing, sharingNow } from './sharing.server';
import { givenOf } from './sharing.rules';

/** The request that a parent came from, where it is theirs; else null. */
async function cameFrom(accountId: string, request: Request): Promise<string | null> {
  const id = new URL(request.url).searchParams.get('request');
  return (id && (await findRequest(accountId, id))?.id) || null;
}

/** What the page of sharing choices shows. */
export async function loadSharing(args: LoaderFunctionArgs) {
  requireLanguage(args);
  const parent = await requireParent(args);
  return {
    given: givenOf(await sharingNow(parent.id)),
    council: councilWords(),
    from: await cameFrom(parent.id, args.request),
    done: new URL(args.request.url).searchParams.get('done') === 'saved',
    kept: await keptForm(args.request, `parent:${parent.id}`),
  };
}

const sharingForm = z.object({ sharing: manyOf(SHARING), seen: manyOf(SHARING) });

/** Keeps the choices. */
export async function actOnSharing(args: ActionFunctionArgs) {
  const language = requireLanguage(args);
  const parent = await requireParent(args);
  const values = await readForm(args.request);
  const control = await pageControls(args.request, `parent:${parent.id}`, values);
  if (control) return control;
  const parsed = parse(sharingForm, values);
  if (!parsed.ok) {
    args.context.refused = true;
    return refuse(parsed.problems);
  }
  const { kind } = await chooseSharing(parent.id, parsed.data.sharing, parsed.data.seen);
  if (kind === 'stale') {
    args.context.refused = true;
    const { seen: _seen, ...typed } = values;
    return refusal(typed, 'stale');
  }
  const from = await cameFrom(parent.id, args.request);
  const search = new URLSearchParams({ ...(from && { request: from }), done: 'saved' });
  return redirect(`/${language}/family/sharing?${search}`);
}
