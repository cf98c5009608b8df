/** The two shapes of a kind: people come on a date, or somebody of the team must be free. */
export const SHAPES = ['event', 'person'] as const;
