import type { LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import type { Staff } from '~/platform/auth/session.server';
import { keptForm } from '~/platform/auth/stash.server';
import { notFound } from '~/platform/permissions/guard.server';

/** An id in the address; 404 where it is none. */
export function idIn(params: LoaderFunctionArgs['params'], name: string): string {
  const id = z.uuid().safeParse(params[name]);
  if (!id.success) throw notFound();
  return id.data;
}

/** What was done on the page before, and what was typed on this one before the session ended. */
export async function aroundPage(request: Request, staff: Staff) {
  return {
    kept: await keptForm(request, `staff:${staff.id}`),
    done: new URL(request.url).searchParams.get('done'),
  };
}
