export { browserOf, type Browser } from './browser.server';
export { requestCode } from './request-code.server';
export { inLanguage, type Audience } from './sign-in.rules';
export { askSchema, codeSchema } from './sign-in.schema';
export { signOutLeaving } from './leave.server';
export { findNewestCode } from './sign-in.store.server';
export { signOut, signOutEverywhere } from './sign-out.server';
export { verifyCode, type CodeTried } from './verify-code.server';
