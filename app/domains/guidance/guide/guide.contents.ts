/** The groups of the guide and their pages, in the order in which the contents page has them. */
export const GUIDE_GROUPS = [
  {
    name: 'start',
    pages: [
      'at-a-glance',
      'before-you-decide',
      'try-first',
      'leaving-school',
      'suitable-education',
    ],
  },
  {
    name: 'council',
    pages: [
      'what-the-council-may-ask',
      'meetings-and-visits',
      'if-the-council-has-concerns',
      'school-attendance-orders',
      'disagreeing-and-complaining',
    ],
  },
  {
    name: 'needs',
    pages: [
      'special-educational-needs',
      'health-and-school-nursing',
      'childrens-safety',
      'if-a-school-pushed-you',
    ],
  },
  {
    name: 'learning',
    pages: [
      'exams',
      'year-11-and-after-16',
      'college-at-14',
      'tutors-and-clubs',
      'work-and-performance',
      'money',
      'going-back-to-school',
    ],
  },
  { name: 'more', pages: ['your-information', 'the-2026-act', 'for-schools', 'stories'] },
] as const;

export type GuideGroup = (typeof GUIDE_GROUPS)[number]['name'];
export type GuideSlug = (typeof GUIDE_GROUPS)[number]['pages'][number];

/** Every page of the guide, in reading order: previous and next follow it. */
export const GUIDE_SLUGS: readonly GuideSlug[] = GUIDE_GROUPS.flatMap(({ pages }) => [...pages]);

/** True where the text is the address of a page of the guide. */
export function isGuideSlug(text: unknown): text is GuideSlug {
  return GUIDE_SLUGS.some((slug) => slug === text);
}

/** The small tools that a page may name; each has its own page beside those of the guide. */
export const GUIDE_TOOLS = ['school-age', 'what-happens-when', 'letter-to-school'] as const;

export type GuideTool = (typeof GUIDE_TOOLS)[number];

/** The address of a page of the guide, or of the guide itself, in a language. */
export function guidePath(language: string, page?: string): string {
  return page ? `/${language}/guide/${page}` : `/${language}/guide`;
}
