import type { FormProblems } from '~/components/form';

/** What every question page is given: what was saved, what is wrong or was kept, and the way back. */
export type QuestionPage<Saved> = {
  saved?: Saved;
  problems?: FormProblems;
  backTo: string;
};
