export {
  markRead,
  postFromCouncil,
  postFromParent,
  type NewMessage,
  type Posted,
} from './post-message.server';
