/**
 * How alike a word that somebody typed is to one of the guide: 1 where they are the same, 0 where they
 * are not the same word. It may be another form of it, and one letter or two may be wrong, according to
 * length. Both are folded.
 */
export function likeness(typed: string, word: string): number {
  return formOf(typed, word) || misspelt(typed, word);
}

/** The same for a word that is typed right: endings may differ, since words change theirs, and no letter is wrong. */
export function formOf(typed: string, word: string): number {
  if (typed === word) return 1;
  const [short, long] = typed.length < word.length ? [typed, word] : [word, typed];
  // A short word of the guide begins many that people type, and is none of them.
  const begins = long.startsWith(short) && short.length >= (short === typed ? 3 : 4);
  if (begins) return short === typed ? 0.8 : 0.6;
  return sharesStem(short, long) ? 0.4 : 0;
}

function misspelt(typed: string, word: string): number {
  const wrong = lettersThatMayBeWrong(typed);
  const distance = wrong > 0 ? distanceUpTo(typed, word, wrong) : Infinity;
  if (distance > wrong) return 0;
  return distance === 1 ? 0.65 : 0.45;
}

function lettersThatMayBeWrong(typed: string): number {
  if (typed.length < 4) return 0;
  return typed.length < 7 ? 1 : 2;
}

/** `educația` and `educației`: a long common beginning, with short endings. */
function sharesStem(short: string, long: string): boolean {
  let same = 0;
  while (same < short.length && short[same] === long[same]) same += 1;
  return same >= 5 && same / long.length >= 0.65;
}

/**
 * Letters to put in, take out, change or swap (with their neighbour) to get from one word to the other;
 * Infinity where it is more than `most`.
 */
export function distanceUpTo(from: string, to: string, most: number): number {
  if (Math.abs(from.length - to.length) > most) return Infinity;
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const same = from[i - 1] === to[j - 1];
      let least = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      if (swapped) least = Math.min(least, before[j - 2]! + 1);
      next.push(least);
    }
    if (Math.min(...next) > most) return Infinity;
    [before, row] = [row, next];
  }
  const distance = row.at(-1)!;
  return distance > most ? Infinity : distance;
}
