export interface Totals {
  passed: number;
  failed: number;
}
export function vitestTotals(file: string, code: number): Totals;
export function playwrightTotals(file: string, code: number): Totals;
export function vitestFailures(file: string): string[];
export function playwrightFailures(file: string): string[];
