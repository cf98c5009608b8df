import type { BoardRow } from '../evidence.codes';
import type { VoiceAnswers } from '../evidence.views';
import { saveVoice } from '../sending/index.server';
import type { SymbolCode } from './symbols';

type Before = { id: string; version: number; answers: VoiceAnswers };

/**
 * Keeps what was chosen in one row of the board in place of what was chosen there before. Another row,
 * or words that were saved meanwhile, stay as they are.
 */
export async function saveBoardRow(
  accountId: string,
  before: Before,
  row: BoardRow,
  chosen: SymbolCode[],
): Promise<{ kind: 'saved' } | { kind: 'not-open' }> {
  let { version, answers } = before;
  for (;;) {
    const board = { ...answers.board, [row]: chosen };
    const saved = await saveVoice(accountId, before.id, { ...answers, board }, version);
    if (saved.kind !== 'stale') return saved.kind === 'saved' ? { kind: 'saved' } : saved;
    ({ version, there: answers } = saved);
  }
}
