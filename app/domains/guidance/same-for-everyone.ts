/** The `headers` of a page without a form that is the same for everyone: it is rendered once and kept. */
export function sameForEveryone() {
  return { 'Cache-Control': 'public, max-age=0, must-revalidate' };
}
