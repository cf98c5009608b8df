import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { browseMeta, BrowsePage } from '~/domains/booking';
import { loadSessions } from '~/domains/booking/index.server';
import { publicAccess } from '~/platform/permissions/access';

export const handle = publicAccess;
export const meta = browseMeta;

export function loader(args: LoaderFunctionArgs) {
  return loadSessions(args);
}

export default function Sessions() {
  return <BrowsePage {...useLoaderData<typeof loader>()} />;
}
