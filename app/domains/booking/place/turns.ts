/** The ends of the queues, by what is waited for. */
const ends = new Map<string, Promise<void>>();

/** So many of the pool's connections at most are at places; pages and jobs have the rest. */
const SEATS = 6;
let free = SEATS;
const waiting: (() => void)[] = [];

/**
 * Does `work` when all that came before it for one of the keys is done. When thousands want one session
 * at once, they wait here, in order of arrival, and not with a connection each for the lock of its row:
 * the lock is what keeps the promise between copies of the portal, this keeps its pages answering.
 * Keys are taken in order, so that nobody waits for somebody who waits for them. `work` must not ask
 * for a turn itself.
 */
export function inTurn<T>(keys: readonly string[], work: () => Promise<T>): Promise<T> {
  return inOrder([...new Set(keys)].sort(), work);
}

function inOrder<T>([first, ...rest]: string[], work: () => Promise<T>): Promise<T> {
  return first === undefined ? seated(work) : after(first, () => inOrder(rest, work));
}

/**
 * Does `work` when all that came before it of the same form is done: a double click whose first half was
 * the last within a limit is answered like the first. It takes none of the pool's seats, so `work` may
 * ask for a turn itself.
 */
export function inTurnOfForm<T>(submitKey: string, work: () => Promise<T>): Promise<T> {
  return after(`form ${submitKey}`, work);
}

function after<T>(key: string, work: () => Promise<T>): Promise<T> {
  const mine = (ends.get(key) ?? Promise.resolve()).then(work);
  const end = mine.then(
    () => {},
    () => {},
  );
  ends.set(key, end);
  void end.then(() => {
    if (ends.get(key) === end) ends.delete(key);
  });
  return mine;
}

async function seated<T>(work: () => Promise<T>): Promise<T> {
  if (free > 0) free -= 1;
  else await new Promise<void>((resolve) => waiting.push(resolve));
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  }
}
