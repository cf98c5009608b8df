const DAY_MS = 86_400_000;

/**
 * The reminders (days before the end) that are due at `now` and were not sent yet, nearest to the end
 * first. Times are milliseconds since 1970, UTC. None once the draft has run out.
 */
export function dueReminders(
  draft: { expiresAt: number; reminded: readonly string[] },
  reminderDays: readonly number[],
  now: number,
): number[] {
  const left = draft.expiresAt - now;
  if (left <= 0) return [];
  return reminderDays
    .filter((days) => left <= days * DAY_MS && !draft.reminded.includes(String(days)))
    .sort((a, b) => a - b);
}
