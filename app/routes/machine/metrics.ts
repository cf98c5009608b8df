import type { LoaderFunctionArgs } from '@remix-run/node';
import { machineAccess } from '~/platform/permissions/access';
import { notFound } from '~/platform/permissions/guard.server';
import { metricsText } from '~/platform/server/metrics.server';

export const handle = machineAccess;

/** Counts and durations for the council's monitoring; only from this machine or its private network. */
export async function loader({ context }: LoaderFunctionArgs) {
  if (
    !/^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|::1$|0000:0000:0000:0000$|fd)/.test(
      context.network,
    )
  )
    throw notFound();
  return new Response(await metricsText(), {
    headers: { 'Content-Type': 'text/plain; version=0.0.4' },
  });
}
