import type { Question } from './reading.view';

/** One message of the conversation of an item, oldest first in its list. */
export type ConversationMessage = {
  id: string;
  itemId: string;
  from: string;
  text: string;
  language: string;
  by: string | null;
  at: string;
  dueOn: string | null;
  readAt: string | null;
  data: unknown;
};

type About = { sendingId: string; passage: string; quote: string };

function aboutOf({ from, data }: ConversationMessage): About | null {
  if (from !== 'council' || typeof data !== 'object' || data === null) return null;
  const { sendingId, passage, quote } = data as Record<string, unknown>;
  if (typeof sendingId !== 'string' || typeof passage !== 'string') return null;
  return { sendingId, passage, quote: typeof quote === 'string' ? quote : '' };
}

/**
 * The questions about passages in the conversations of one or more items, each with what the parent
 * wrote after it: up to the next question that came after such an answer. Questions asked one after
 * another share the answer.
 */
export function questionsIn(messages: readonly ConversationMessage[]): Question[] {
  const questions: Question[] = [];
  const waiting = new Map<string, { open: Question[]; answered: boolean }>();
  for (const message of messages) {
    const about = aboutOf(message);
    const last = waiting.get(message.itemId);
    if (about) {
      const { id, itemId, text, language, by, at, dueOn, readAt } = message;
      const question = { id, itemId, text, language, by, at, dueOn, readAt, ...about, answers: [] };
      questions.push(question);
      if (last && !last.answered) last.open.push(question);
      else waiting.set(itemId, { open: [question], answered: false });
    } else if (last && message.from === 'parent') {
      last.answered = true;
      const { id, text, language, at } = message;
      for (const question of last.open) question.answers.push({ id, text, language, at });
    }
  }
  return questions;
}

/** True while the parent has written nothing since the question was asked. */
export function isOpen(question: Question): boolean {
  return question.answers.length === 0;
}
