import { environment } from '~/platform/config/environment.server';
import { languages, translatorFor, type Language } from '~/platform/i18n';
import { escapeHtml } from '~/platform/server/plain-page.server';
import { guideChanges, type ChangeOfGuide } from '../guide/guide-changes.server';
import { guidePath } from '../guide/guide.contents';

const mostEntries = 50;

/** What has changed in the guide, as a feed that readers and other councils can follow (Atom, RFC 4287). */
export function guideFeed(language: Language): string {
  const { publicUrl, profile } = environment();
  const t = translatorFor(language);
  const changes = guideChanges(language).slice(0, mostEntries);
  const at = (path: string) => escapeHtml(publicUrl.origin + path);
  const own = at(guidePath(language, 'changes.xml'));
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${languages[language].locale}">`,
    `<title>${escapeHtml(t('guide:changes.title'))}</title>`,
    `<id>${own}</id>`,
    `<link rel="self" type="application/atom+xml" href="${own}"/>`,
    `<link rel="alternate" type="text/html" href="${at(guidePath(language, 'changes'))}"/>`,
    `<updated>${moment(changes[0]?.on ?? '2026-01-01')}</updated>`,
    `<author><name>${escapeHtml(profile.council.name)}</name></author>`,
    ...changes.map((change) => entry(change, at(guidePath(language, change.slug)))),
    '</feed>',
    '',
  ].join('\n');
}

function entry({ title, what, on, words, number }: ChangeOfGuide, address: string): string {
  return [
    `<entry xml:lang="${languages[words].locale}">`,
    `<title>${escapeHtml(title)}</title>`,
    `<id>${address}#change-${number}</id>`,
    `<link rel="alternate" type="text/html" href="${address}"/>`,
    `<updated>${moment(on)}</updated>`,
    `<summary>${escapeHtml(what)}</summary>`,
    '</entry>',
  ].join('\n');
}

function moment(day: string): string {
  return `${day}T00:00:00Z`;
}
