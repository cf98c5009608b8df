import type { Language } from './languages';

/** The offered language that an `Accept-Language` header likes best; the first offered where it likes none. */
export function chooseLanguage(header: string | null, offered: readonly Language[]): Language {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().split(';');
      const quality = rest.map((one) => /^\s*q=([\d.]+)$/.exec(one)?.[1]).find(Boolean);
      return { code: tag.split('-')[0]!.toLowerCase(), quality: quality ? Number(quality) : 1 };
    })
    .filter((one) => one.quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { code } of wanted) {
    const found = offered.find((language) => language === code);
    if (found) return found;
  }
  return offered[0] ?? 'en';
}
