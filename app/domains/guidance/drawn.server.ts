import { profile } from '~/platform/config/environment.server';
import { keptTimes } from './kept-times.server';
import type { Drawn } from './pages/drawn-blocks';
import { publishedTimes } from './published-times.server';

/** What the drawn blocks of the guide show of this council. */
export function drawnParts(): Drawn {
  const council = profile();
  const { name, phone, email, addressLines } = council.team;
  return {
    times: publishedTimes(),
    kept: keptTimes(council),
    contact: { team: name, phone, email, addressLines },
  };
}
