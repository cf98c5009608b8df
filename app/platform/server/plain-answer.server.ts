import type { FormValues } from '~/platform/form/parse.server';
import { type Language } from '~/platform/i18n/languages';
import { escapeHtml, plainHtml, sendingButton } from './plain-page.server';

type PlainAnswer = {
  title: string;
  body: string;
  /** Where it leads; `sent` is what was typed, which goes along. */
  link: { words: string; to: string; sent?: FormValues };
};

/** A short page that says one thing and leads on, for addresses that are otherwise no pages. */
export function plainAnswer(
  language: Language,
  status: number,
  { title, body, link: { words, to, sent } }: PlainAnswer,
): Response {
  const on = sent
    ? sendingButton(to, fieldsOf(sent), words)
    : `<p><a href="${escapeHtml(to)}">${escapeHtml(words)}</a></p>`;
  return new Response(plainHtml(language, title, `<p>${escapeHtml(body)}</p>${on}`), {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'private, no-store' },
  });
}

function fieldsOf(sent: FormValues): [string, string][] {
  return Object.entries(sent).flatMap(([name, value]) =>
    [value].flat().map((each): [string, string] => [name, each]),
  );
}
