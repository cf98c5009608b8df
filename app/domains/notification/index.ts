export * from './answers.schema';
export { addressFields, optionalPhone } from './address.schema';
export { birthDate, needsForm, severalForm, toNewChild, MOST_CHILDREN } from './child.schema';
export {
  ageFacts,
  childFullName,
  childName,
  childSchoolAge,
  withChild,
  withChildren,
  withoutChild,
  yearKey,
  type AgeFacts,
} from './children.rules';
export { AgeNote, ageText, yearText } from './components/age-note';
export { ChildPage } from './components/child-page';
export { ChildrenPage } from './components/children-page';
export { ContactPage } from './components/contact-page';
export { AboutNotifying, DraftList, StartDraft, toDraftLine } from './components/draft-list';
export { HelperPage } from './components/helper-page';
export { LanguagePage } from './components/language-page';
export { LearningPage } from './components/learning-page';
export { NeedsPage } from './components/needs-page';
export { OtherParentPage } from './components/other-parent-page';
export { PlacePage } from './components/place-page';
export {
  contactForm,
  helperForm,
  languageForm,
  otherParentForm,
  toContact,
  toHelper,
  toOtherParent,
  youForm,
} from './people.schema';
export { DraftTasks } from './components/draft-tasks';
export { DroppedBanner } from './components/dropped-banner';
export type { QuestionPage } from './components/question-page';
export { YouPage } from './components/you-page';
export {
  TASK_GROUPS,
  TASK_PATHS,
  asksPlace,
  canSend,
  hasSchool,
  needsLetter,
  pruneAnswers,
  taskStates,
  type Dropped,
  type TaskState,
} from './tasks.rules';
export { describeAnswers, type AnswerRow, type Section } from './describe-answers';
export * from './sending';
