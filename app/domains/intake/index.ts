export {
  COMPLAINT_KINDS,
  ITEM_FLAGS,
  ITEM_KINDS,
  ITEM_SOURCES,
  ITEM_STATUSES,
  OTHER_LANGUAGE,
  searchKey,
  type ComplaintKind,
  type ItemFlag,
  type ItemKind,
  type ItemSource,
  type ItemStatus,
} from './intake.rules';
export { accountOf, type OpenSender } from './open-sender';
