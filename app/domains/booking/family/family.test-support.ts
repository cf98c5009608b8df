import { randomUUID } from 'node:crypto';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { signedIn } from '../../../../tests/factories';
import { LanguageProvider, type Language } from '~/platform/i18n';
import type { Parent } from '~/platform/auth/session.server';

type Asked = {
  params?: Record<string, string>;
  search?: string;
  by?: Parent;
  language?: Language;
  form?: Record<string, string | string[]>;
  network?: string;
};

/** A request for a page, with a form where one is sent. */
export async function asking(given: Asked) {
  const { params, search = '', by, language = 'en', form, network = randomUUID() } = given;
  const body = form && new URLSearchParams();
  for (const [name, value] of Object.entries(form ?? {}))
    for (const one of [value].flat()) body!.append(name, one);
  const cookie = by ? await signedIn({ accountId: by.id }) : '';
  const request = new Request(`http://localhost:3000/${language}/page${search}`, {
    headers: { Cookie: cookie },
    ...(body && { method: 'POST', body }),
  });
  const context = { network };
  return {
    request,
    params: { lang: language, ...params },
    context,
  } as unknown as LoaderFunctionArgs & ActionFunctionArgs;
}

/** What a page says, as its reader gets it. */
export function shown(page: ReactElement, language: Language = 'en'): string {
  return renderToStaticMarkup(createElement(LanguageProvider, { language, children: page }));
}

/** Where an answer leads; null where it leads nowhere. */
export function leadsTo(answer: unknown): string | null {
  return answer instanceof Response ? answer.headers.get('Location') : null;
}

/** What was thrown by a loader. */
export async function thrown(work: Promise<unknown>): Promise<Response> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Response) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

/** The instant some hours from now. */
export function inHours(hours: number): Date {
  return new Date(Date.now() + hours * 3_600_000);
}
