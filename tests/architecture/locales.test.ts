import { describe, expect, it } from 'vitest';
import { baseOf as base, english, faultsOf, others } from './locale-files';
import { guidanceFaultsOf } from './guidance-files';
import { sourceFiles } from './source';

/** Keys that are put together from codes in the code. */
const madeKeys = /\$\{/;

describe.each(others)('locale %s', (language) => {
  const today = new Date().toISOString().slice(0, 10);
  const faults = faultsOf(language, today);

  it('has every English key that families see', () => expect(faults.missing).toEqual([]));
  it('has no key that English lacks', () => expect(faults.unknown).toEqual([]));
  it('has every plural form its language needs', () => expect(faults.pluralForms).toEqual([]));
  it('keeps every value that is put into a sentence', () => expect(faults.values).toEqual([]));
  it('is translated: no longer sentence is left in English', () =>
    expect(faults.leftInEnglish).toEqual([]));
  it('was made from the English of today, or is accepted until a day to come', () =>
    expect(faults.older).toEqual([]));
  it('has every page of guidance, made from the English of today or accepted', () =>
    expect(guidanceFaultsOf(language, today)).toEqual({ missing: [], unknown: [], older: [] }));
});

/** A path and all above it: `a.b.c`, `a.b`, `a`. */
function upwards(path: string): string[] {
  const parts = path.split('.');
  return parts.map((_, at) => parts.slice(0, parts.length - at).join('.'));
}

describe('keys in the code', () => {
  const files = [...sourceFiles('app'), ...sourceFiles('tests')];
  const all = files.map((file) => file.text).join('\n');

  it('every key that is named exists in English', () => {
    const named = new Set(
      [...all.matchAll(/['"`]([a-z][a-zA-Z-]*:[a-zA-Z][\w-]*(?:\.[\w-]+)+)['"`]/g)].map(
        (match) => match[1]!,
      ),
    );
    const known = new Set([...english.keys()].map(base));
    const namespaces = new Set([...english.keys()].map((key) => key.split(':')[0]));
    const missing = [...named].filter(
      (key) =>
        namespaces.has(key.split(':')[0]) &&
        !known.has(key) &&
        ![...known].some((one) => one.startsWith(`${key}.`)),
    );
    expect(missing).toEqual([]);
  });

  it('every English key is used somewhere', () => {
    const made = [...all.matchAll(/[`'"]([a-z][a-zA-Z-]*:[^`'"\n]*\$\{[^`'"\n]*)[`'"]/g)]
      .map((match) => match[1]!)
      .filter((key) => madeKeys.test(key))
      .map(
        (key) =>
          new RegExp(
            `^${key
              .split(/\$\{[^}]*\}+/)
              .map((part) => part.replace(/[.*+?^$()|[\]\\]/g, '\\$&'))
              .join('[\\w.-]*')}`,
          ),
      );
    const named = new Set(
      [...all.matchAll(/([a-z][a-zA-Z-]*):([a-zA-Z][\w.-]*)/g)].flatMap(([, namespace, path]) =>
        upwards(path!).map((at) => `${namespace}:${at}`),
      ),
    );
    const unused = [...new Set([...english.keys()].map(base))].filter((key) => {
      if (made.some((pattern) => pattern.test(key))) return false;
      const [namespace, path = ''] = key.split(':');
      if (/\.errors\./.test(`.${path}`) || namespace === 'email' || namespace === 'letter')
        return false;
      return !upwards(path).some((at) => named.has(`${namespace}:${at}`));
    });
    expect(unused).toEqual([]);
  });
});
