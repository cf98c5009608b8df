/** Builds the demonstration council where the database is empty. */
export async function buildDemonstration(): Promise<void> {}

/** The addresses to sign in with, one line each. */
export function demonstrationSignIns(): string[] {
  return [];
}
