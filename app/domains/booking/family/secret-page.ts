/**
 * The headers of a page behind a secret link: kept by nobody, found by no search engine, its address
 * told to no other site. Not `no-referrer`: a browser would then say of a form of this page that it
 * comes from nowhere, and older phones, which have no other way to say it, could change nothing.
 */
export const unkept = {
  'Cache-Control': 'private, no-store',
  'Referrer-Policy': 'same-origin',
  'X-Robots-Tag': 'noindex, nofollow',
};
