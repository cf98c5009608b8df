export { browserOf, type Browser } from './browser.server';
export { enter, type Identity } from './enter.server';
export { requestCode, type CodeRequest, type CodeRequested } from './request-code.server';
export { inLanguage, mostTries, type Audience } from './sign-in.rules';
export { askSchema, codeSchema } from './sign-in.schema';
export { findNewestCode, type AskedCode } from './sign-in.store.server';
export { signOut, signOutEverywhere } from './sign-out.server';
export { verifyCode, type CodeTried, type CodeTry } from './verify-code.server';
