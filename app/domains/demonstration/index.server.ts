import { SIGN_INS } from './staff';

export { buildDemonstration } from './build-demonstration.server';

/** The addresses to sign in with, one line each. */
export function demonstrationSignIns(): string[] {
  return [...SIGN_INS];
}
