import type {
  ActionFunctionArgs,
  AppLoadContext,
  EntryContext,
  LoaderFunctionArgs,
} from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { renderToStaticMarkup, renderToString } from 'react-dom/server';
import { isDatabaseAway } from '~/platform/db/database.server';
import { log } from '~/platform/log/log.server';
import type { RouteHandle } from '~/platform/permissions/access';

declare module '@remix-run/node' {
  interface AppLoadContext {
    /** True where the database could not be reached: the server answers with the page that says so. */
    away?: boolean;
  }
}

/**
 * Renders a page whole: nothing here needs streaming, and a string is answered faster. It goes to the
 * server in `context.html`. What scripts need (data, marks between texts) is in it only where a route
 * of the page earns scripts.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
) {
  const html = hydrates(remixContext)
    ? renderToString(<RemixServer context={remixContext} url={request.url} />)
    : renderToStaticMarkup(
        <RemixServer
          context={{ ...remixContext, serverHandoffStream: undefined }}
          url={request.url}
        />,
      );
  context.html = `<!doctype html>${html}`;
  headers.set('Content-Type', 'text/html; charset=utf-8');
  return new Response(null, { status, headers });
}

function hydrates({ staticHandlerContext }: EntryContext): boolean {
  return staticHandlerContext.matches.some(
    ({ route }) => (route.handle as RouteHandle | undefined)?.hydrate,
  );
}

/** Called for what a loader or action threw that is no answer. */
export function handleError(
  error: unknown,
  { request, context }: LoaderFunctionArgs | ActionFunctionArgs,
) {
  if (request.signal.aborted) return;
  if (isDatabaseAway(error)) context.away = true;
  else log.error('request failed', error);
}
