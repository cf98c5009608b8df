import type {
  ActionFunctionArgs,
  AppLoadContext,
  EntryContext,
  LoaderFunctionArgs,
} from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { renderToStaticMarkup } from 'react-dom/server';
import { renderNamed } from '~/components/form/field-labels';
import { isDatabaseAway } from '~/platform/db/database.server';
import { log } from '~/platform/log/log.server';
import { noteScripts } from '~/platform/server/page-scripts.server';

declare module '@remix-run/node' {
  interface AppLoadContext {
    /** True where the database could not be reached: the server answers with the page that says so. */
    away?: boolean;
  }
}

/**
 * Renders a page whole: nothing here needs streaming, and a string is answered faster. It goes to the
 * server in `context.html`. No framework runs in the browser, so what one would need there (data,
 * marks between texts) is left out.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
) {
  const html = renderNamed(
    <RemixServer context={{ ...remixContext, serverHandoffStream: undefined }} url={request.url} />,
    renderToStaticMarkup,
  );
  noteScripts(remixContext, context);
  context.html = `<!doctype html>${html}`;
  headers.set('Content-Type', 'text/html; charset=utf-8');
  return new Response(null, { status, headers });
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
