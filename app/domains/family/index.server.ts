export * from './index';
export { addAdult } from './add-adult.server';
export {
  findFamilyContacts,
  listFamiliesLike,
  type FamilyContact,
  type FoundFamily,
} from './find-families.server';
export {
  joinOrCreateFamily,
  type JoinedFamily,
  type NewAdult,
  type NewChild,
} from './join-family.server';
