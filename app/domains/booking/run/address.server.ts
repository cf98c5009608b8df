import type { LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { notFound } from '~/platform/permissions/guard.server';

/** An identifier in the address; what is none gives the same answer as what is not there. */
export function idOf(params: LoaderFunctionArgs['params'], name: string): string {
  const parsed = z.uuid().safeParse(params[name]);
  if (!parsed.success) throw notFound();
  return parsed.data;
}

/** An identifier in the query of the address; null where there is none or it is no identifier. */
export function idInQuery(request: Request, name: string): string | null {
  return z.uuid().safeParse(new URL(request.url).searchParams.get(name)).data ?? null;
}
