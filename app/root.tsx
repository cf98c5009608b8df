import type { LoaderFunctionArgs } from '@remix-run/node';
import { Links, Meta, Outlet, useMatches, useRouteLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import keepTyped from '~/browser/keep-typed.ts?worker&url';
import leaveQuickly from '~/browser/leave-quickly.ts?worker&url';
import sendFiles from '~/browser/send-files.ts?worker&url';
import stylesheet from '~/components/styles.css?url';
import { ProblemPage } from '~/components/layout/problem-page';
import { profile } from '~/platform/config/environment.server';
import { LanguageProvider, directionOf, isLanguage, type Language } from '~/platform/i18n';
import { pageTitle } from '~/platform/i18n/page-title';
import { scriptsOf, type ScriptName } from '~/platform/permissions/access';
import { themeCss } from '~/platform/server/security-headers.server';

export const links = () => [
  { rel: 'stylesheet', href: stylesheet },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
];

export const meta = pageTitle('public:home.title');

/** What every page needs of the council and the request; no query. */
export function loader({ params, context, request }: LoaderFunctionArgs) {
  const { council, team, languages, complaintsUrl, leaveTo } = profile();
  const asked = params.lang ?? pathOf(request).split(/[/?]/)[1];
  const language: Language = isLanguage(asked) ? asked : 'en';
  return {
    language,
    path: pathOf(request),
    refused: context.refused === true,
    theme: themeCss(),
    council: {
      ...council,
      teamName: team.name,
      email: team.email,
      phone: team.phone,
      complaintsUrl,
    },
    languages,
    leaveTo,
  };
}

function pathOf(request: Request): string {
  const { pathname, search } = new URL(request.url);
  return pathname + search;
}

export type RootData = ReturnType<typeof loader>;

// The page is whole without scripts; Remix has nothing to ask again.
export const shouldRevalidate = () => false;

// One file each with all that it needs, which is what Vite makes of a worker: old phones load it too.
const addresses: Record<ScriptName, string> = {
  'send-files': sendFiles,
  'keep-typed': keepTyped,
  'leave-quickly': leaveQuickly,
};

export function Layout({ children }: { children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>('root');
  const language = data?.language ?? 'en';
  const scripts = scriptsOf(useMatches());
  return (
    <html lang={language} dir={directionOf(language)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="format-detection" content="telephone=no" />
        <Meta />
        <Links />
        {data && <style dangerouslySetInnerHTML={{ __html: data.theme }} />}
        {scripts.map((name) => (
          <script key={name} src={addresses[name]} defer />
        ))}
      </head>
      <body>
        <LanguageProvider language={language}>{children}</LanguageProvider>
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <ProblemPage />;
}
