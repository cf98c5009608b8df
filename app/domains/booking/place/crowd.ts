/** More than so many in so many seconds are a crowd. */
const MOST = 40;
const SECONDS = 10;

const lately: number[] = [];

/** Counts one who comes now (milliseconds), and says whether there is a crowd at the door. */
export function joinCrowd(now: number): boolean {
  lately.push(now);
  while (lately.length > MOST + 1 || lately[0]! < now - SECONDS * 1000) lately.shift();
  return lately.length > MOST;
}
