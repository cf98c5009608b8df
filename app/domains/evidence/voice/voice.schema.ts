import { z } from 'zod';
import { manyOf, optionalLine, optionalText } from '~/platform/form/fields';
import type { BoardRow } from '../evidence.codes';
import { MOST_CHARACTERS, seenVersion } from '../sending';
import { BOARD } from './symbols';

/** What the child writes; codes: too-long, control-characters, hidden-characters. */
export const voiceWordsForm = z.object({
  version: seenVersion,
  words: optionalText(MOST_CHARACTERS),
});

/** What whoever sat beside the child adds, and who that was. */
export const besideForm = z.object({
  version: seenVersion,
  note: optionalText(4_000),
  noteBy: optionalLine(200),
});

/** The symbols chosen in one row, none allowed; code: not-an-option. */
export function boardForm(row: BoardRow) {
  return z.object({ chosen: manyOf(BOARD[row]) });
}
