/** What officers of the demonstration council found, area by area. */
export const FINDING_WORDS = {
  academic: [
    'Reads for an hour most days and keeps a book of reviews. Fractions through cooking and woodwork.',
    'Follows an online course in mathematics and writes long letters to grandparents.',
    'Learns through projects; the Roman road project joined history, maps and measuring.',
  ],
  personal: [
    'Meets other families on Wednesdays and has two close friends there.',
    'Scouts each week; helped to run the summer fair.',
  ],
  physical: [
    'Swims twice a week and walks everywhere.',
    'Gymnastics club, and football in the park.',
  ],
  creative: [
    'Plays the violin; showed three paintings.',
    'Writes and films short plays with a cousin.',
  ],
  technology: ['Builds small games in Scratch.', 'Repairs bicycles and old radios with an uncle.'],
  interests: [
    'Knows every bird of the marshes.',
    'Deep in trains, timetables and how signals work.',
  ],
} as const;

/** What officers wrote down of meetings. */
export const RECORD_WORDS = [
  'We talked about what a week looks like and looked at some of the work together. You told me what is going well and what you would like to try next. I said which sessions are on and that I would send the list of examination centres.',
  'You told me how the change has been for the family. Mornings are calm now. We agreed that you need not send anything before our next contact in a year, and that you can ask me at any time.',
] as const;
