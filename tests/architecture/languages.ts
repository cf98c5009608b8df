/*
 * What each language lacks, and the note that a translation was made from the English of today:
 *
 *   npm run languages                                what is missing, wrong or older, by language
 *   npm run languages -- matched <language> <file…>  these files match the English of today (`all`: every one)
 *   npm run languages -- accept <language> <file> <date>   an older one is good enough until then
 *   npm run languages -- guidance <language> <page…|all>   these pages of guidance match the English of today
 *   npm run languages -- reading                     writes the measured reading age into the English guidance
 *   npm run languages -- font                        makes the font of the Urdu pages from their words
 */
import { guidanceFaultsOf, keepGuidanceMatched } from './guidance-files';
import {
  englishOf,
  faultsOf,
  keepMatched,
  matchedOf,
  others,
  translatedFiles,
} from './locale-files';
import { stateAges } from './reading-age';
import { makeUrduFont } from './urdu-font';

const today = new Date().toISOString().slice(0, 10);
const [command, language = '', ...rest] = process.argv.slice(2);

function names(given: string[]): string[] {
  if (given[0] === 'all') return translatedFiles;
  const unknown = given.filter((name) => !translatedFiles.includes(name));
  if (unknown.length > 0) throw new Error(`No file of words: ${unknown.join(', ')}`);
  return given;
}

function report(): void {
  for (const one of others) {
    const guidance = Object.entries(guidanceFaultsOf(one, today)).map(
      ([fault, pages]) => [`guidance ${fault}`, pages] as const,
    );
    const faults = [...Object.entries(faultsOf(one, today)), ...guidance].filter(
      ([, keys]) => keys.length > 0,
    );
    console.log(`${one}: ${faults.length === 0 ? 'complete' : ''}`);
    for (const [fault, keys] of faults)
      console.log(`  ${fault} (${keys.length}): ${keys.slice(0, 8).join(', ')}`);
    if (faults.length > 0) process.exitCode = 1;
  }
}

if (command === 'matched') {
  const made = names(rest).map((name) => [name, { english: englishOf(name), on: today }] as const);
  keepMatched(language, { ...matchedOf(language), ...Object.fromEntries(made) });
} else if (command === 'accept') {
  const [name = '', acceptedUntil = ''] = rest;
  const before = matchedOf(language)[names([name])[0]!];
  if (!before || !/^\d{4}-\d\d-\d\d$/.test(acceptedUntil))
    throw new Error('Give a file that was matched before, and a date such as 2027-01-31.');
  keepMatched(language, { ...matchedOf(language), [name]: { ...before, acceptedUntil } });
} else if (command === 'guidance') keepGuidanceMatched(language, rest, today);
else if (command === 'reading') stateAges();
else if (command === 'font') await makeUrduFont();
else report();
