import { readdirSync, readFileSync } from 'node:fs';

type Tree = { [key: string]: Tree | string } | (Tree | string)[] | string;

function textsIn(tree: Tree): string[] {
  return typeof tree === 'string' ? [tree] : Object.values(tree).flatMap(textsIn);
}

function guidance(language: string): string[] {
  const folder = `locales/${language}/guidance`;
  return readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
}

function allTexts(language: string): string[] {
  return readdirSync(`locales/${language}`)
    .filter((name) => name.endsWith('.json') && name !== 'matched.json')
    .flatMap((name) =>
      textsIn(JSON.parse(readFileSync(`locales/${language}/${name}`, 'utf8')) as Tree),
    );
}

/** The longest stretch of a text between its values, where it is long enough to be told by. */
function stretchOf(text: string): string {
  const longest = text
    .split(/\{\{.*?\}\}|\n/)
    .map((part) => part.trim())
    .reduce((a, b) => (b.length > a.length ? b : a), '');
  return /[a-z]{3}.* .*[a-z]{3}/.test(longest) && longest.length >= 14 ? longest : '';
}

/**
 * Finds words of the portal's English in what a page in another language shows: stretches of English
 * texts that the language's own words do not have (names of Acts and of services stay as they are).
 */
export function englishLeftIn(language: string): (shown: string) => string[] {
  const own = [...allTexts(language), ...guidance(language)].join('\n');
  const stretches = [...new Set(allTexts('en').map(stretchOf))].filter(
    (stretch) => stretch && !own.includes(stretch),
  );
  return (shown) => stretches.filter((stretch) => shown.includes(stretch));
}
