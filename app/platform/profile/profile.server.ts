import { readFileSync } from 'node:fs';
import county from './county.json';
import { profileSchema, type CouncilProfile } from './profile.schema';
import walthamForest from './waltham-forest.json';

const shipped: Record<string, unknown> = { 'waltham-forest': walthamForest, county };

/**
 * The council profile that `COUNCIL_PROFILE` names: one that ships with the portal, or the path of
 * a JSON file. Throws an Error whose message lists every fault in plain words.
 */
export function loadProfile(nameOrPath: string): CouncilProfile {
  const parsed = profileSchema.safeParse(shipped[nameOrPath] ?? readProfileFile(nameOrPath));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  throw new Error(`The council profile "${nameOrPath}" is not right: ${faults.join('; ')}.`);
}

function readProfileFile(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const why = error instanceof SyntaxError ? 'is not valid JSON' : 'cannot be read';
    throw new Error(
      `COUNCIL_PROFILE names "${path}", which ${why}. Shipped profiles: ${Object.keys(shipped).join(', ')}.`,
    );
  }
}
