import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { eventMeta, EventPage, NotOnPage } from '~/domains/booking';
import { loadEvent } from '~/domains/booking/index.server';
import { publicAccess } from '~/platform/permissions/access';

export const handle = publicAccess;
export const meta = eventMeta;

export function loader(args: LoaderFunctionArgs) {
  return loadEvent(args);
}

export default function SessionEvent() {
  const view = useLoaderData<typeof loader>();
  return view.page === 'event' ? <EventPage {...view.event} /> : <NotOnPage {...view} />;
}
