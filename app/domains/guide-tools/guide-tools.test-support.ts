import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';

type Args = ActionFunctionArgs & LoaderFunctionArgs;

/** What a page gets when somebody opens `path` (in English where it names no language), or posts a form to it. */
export function asked(path: string, form?: Record<string, string>, network = '192.0.2.1'): Args {
  const request = new Request(`http://localhost${path}`, {
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  });
  const args = { request, params: { lang: path.split('/')[1] }, context: { network } };
  return args as unknown as Args;
}

/** A date as the three fields of a form send it. */
export function dateFields(name: string, iso: string): Record<string, string> {
  const [year = '', month = '', day = ''] = iso.split('-');
  return { [`${name}.day`]: day, [`${name}.month`]: month, [`${name}.year`]: year };
}
