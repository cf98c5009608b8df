import type { AppLoadContext, EntryContext } from '@remix-run/node';
import { scriptsOf, type ScriptName } from '~/platform/permissions/access';

declare module '@remix-run/node' {
  interface AppLoadContext {
    /** The scripts that the page earned, by its routes and by what it shows. */
    scripts?: readonly ScriptName[];
  }
}

type Rendered = Pick<EntryContext, 'routeModules' | 'staticHandlerContext'>;

/** Notes the scripts of a rendered page, so that its headers allow them and no page else. */
export function noteScripts(
  { routeModules, staticHandlerContext }: Rendered,
  context: AppLoadContext,
): void {
  const { matches, loaderData } = staticHandlerContext;
  context.scripts = scriptsOf(
    matches.map(({ route: { id } }) => ({
      handle: routeModules[id]?.handle,
      data: (loaderData as Record<string, unknown> | null)?.[id],
    })),
  );
}
