/** How a child's request stands, for officers; the first that fits counts. */
export const REQUEST_STANDINGS = [
  'ended',
  'answered',
  'more-time',
  'undelivered',
  'silent',
  'waiting',
] as const;
export type RequestStanding = (typeof REQUEST_STANDINGS)[number];
