/**
 * Does `work` for each, one after the other; where it fails for one, the others are done all the same,
 * and the first failure is thrown at the end, so that the job tries again. Gives how many were acted on.
 */
export async function eachApart(
  rows: readonly { id: string }[],
  work: (id: string) => Promise<boolean>,
): Promise<number> {
  const failures: unknown[] = [];
  let acted = 0;
  for (const { id } of rows) {
    try {
      if (await work(id)) acted += 1;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return acted;
}
