/** The picture has more pixels than it may. */
export class TooManyPixels extends Error {}
