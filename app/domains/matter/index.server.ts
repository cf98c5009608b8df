export { changeSchema, correctionSchema, messageSchema, withdrawSchema } from './matter.schema';
export { findMatter, findMatterOfChild, listMatters, openOwnFile } from './matter.store.server';
export { requireMatter } from './require-matter.server';
export { correctRecord, tellChange, withdrawNotice, writeToCouncil } from './tell.server';
export { answerOnMatter } from './parent-form.server';
