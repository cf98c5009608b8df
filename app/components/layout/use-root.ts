import { useMatches, useRouteLoaderData } from '@remix-run/react';
import type { RootData } from '~/root';
import { languages, pathIn, type Language } from '~/platform/i18n';
import { leavesQuickly, type RouteHandle } from '~/platform/permissions/access';

/** What every page knows of the council and the request. */
export function useRoot(): RootData {
  const data = useRouteLoaderData<RootData>('root');
  if (!data) throw new Error('The root loader did not answer.');
  return data;
}

/** The council's languages, each with this page's address in it. */
export function useLanguageLinks(): { code: Language; name: string; href: string }[] {
  const { languages: offered, path } = useRoot();
  return offered.map((code) => ({
    code,
    name: languages[code].name,
    href: pathIn(code, path),
  }));
}

/** The id of the form that is the page, where it is one. */
export function usePageForm(): string | undefined {
  const leaf = useMatches().at(-1);
  return (leaf?.handle as RouteHandle | undefined)?.form ? 'form' : undefined;
}

/** True where what the page shows could put somebody at risk. */
export function useLeavesQuickly(): boolean {
  return useMatches().some(leavesQuickly);
}
