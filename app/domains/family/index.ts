export {
  CHILD_STATUSES,
  familyName,
  identityKeys,
  isOver,
  isSameChild,
  nameKeyOf,
  type ChildIdentity,
  type ChildStatus,
} from './family.rules';
