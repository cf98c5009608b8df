export { loadOversight } from './load-oversight.server';
export { answerReassign } from './reassign.server';
export { showList } from './show-list.server';
