export * from './index';
export { addAdult } from './add-adult.server';
export {
  joinOrCreateFamily,
  type JoinedFamily,
  type NewAdult,
  type NewChild,
} from './join-family.server';
