export {
  ITEM_FLAGS,
  ITEM_KINDS,
  ITEM_SOURCES,
  ITEM_STATUSES,
  searchKey,
  type ItemFlag,
  type ItemKind,
  type ItemSource,
  type ItemStatus,
} from './intake.rules';
