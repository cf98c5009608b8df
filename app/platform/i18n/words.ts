/** The words of one file of `locales/<lng>`: keys with texts, or with more of the like. */
export type Words = { [key: string]: string | string[] | Words | Words[] };

const LEFT_OUT = 'matched.json';

/**
 * The folder of the words, from wherever this code runs: its source, or the server that is built from
 * it. Not to be used in a browser, which gets pages whose words are in them already.
 */
export function localesFolder(): string {
  const { existsSync } = process.getBuiltinModule('node:fs');
  const { dirname, join } = process.getBuiltinModule('node:path');
  for (let here = import.meta.dirname; ; here = dirname(here)) {
    const folder = join(here, 'locales');
    if (existsSync(join(folder, 'en'))) return folder;
    if (here === dirname(here)) throw new Error('the folder "locales" is not there');
  }
}

/**
 * All words of one language, by the name of their file (`{ common: …, notify: … }`). They stay on the
 * disk until somebody reads that language: of eleven, a council's portal speaks few at a time.
 */
export function readWords(language: string): Record<string, Words> {
  const { readdirSync, readFileSync } = process.getBuiltinModule('node:fs');
  const folder = `${localesFolder()}/${language}`;
  const names = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== LEFT_OUT);
  return Object.fromEntries(
    names.map((name) => [
      name.slice(0, -'.json'.length),
      JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')) as Words,
    ]),
  );
}
