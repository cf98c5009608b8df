/** The client as it was written, which a build for browsers of today needs: a third of its ES5 copy. */
declare module 'tus-js-client/lib/browser/index.js' {
  export * from 'tus-js-client';
}
