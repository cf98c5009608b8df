import { useInRouterContext, useLocation } from '@remix-run/react';

/**
 * Where a form of this page is sent when it names no place of its own: the page's address without its
 * fragment. With one (`#main` after the skip link, `#email` after a line of the error summary) the
 * browser would go there again, and the error summary would not take the focus. Undefined where a
 * form is rendered outside of a page.
 */
export function useFormAddress(): string | undefined {
  return useInRouterContext() ? useHere() : undefined;
}

function useHere(): string {
  const { pathname, search } = useLocation();
  return pathname + search;
}
