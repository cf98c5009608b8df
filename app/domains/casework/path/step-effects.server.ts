import type { Transaction } from '~/platform/db/database.server';
import type { AskedService, LetterKind, PathKind, Service, SharingBasis } from '../case/case.codes';
import { askService, recordSharing } from '../escalation/index.server';
import { draftLetter } from '../letter/index.server';
import { GIVEN_VALUES, type LetterTexts, type LetterValues } from '../letter';
import { PATHS } from './path.definitions';
import type { Answers, StepForm } from './path.schema';
import type { MovedPath, PathData } from './path.store.server';

/** What all of a step's effects need to know. */
export type Recorded = {
  path: Pick<MovedPath, 'id' | 'itemId' | 'childId' | 'kind' | 'data'>;
  stepId: string;
  familyId: string;
  form: StepForm;
  staffId: string;
};

/** Where the words to the family stand in each letter that takes them. */
const wordsIn: Partial<Record<LetterKind, keyof LetterTexts>> = {
  'consent-given': 'grounds',
  'consent-refused': 'grounds',
  'order-request-answer': 'answer',
  'school-challenge': 'facts',
};

/** Everything that was answered on the path; of several answers to one question, the latest step's. */
export function allAnswers(kind: PathKind, data: PathData, latest: Answers): Answers {
  const inOrder = PATHS[kind].steps.map((step) => data.steps[step.code]);
  return Object.assign({}, data.start, ...inOrder, latest) as Answers;
}

/** Drafts the letter of an outcome. Somebody reads it through and sends it from its own page. */
export async function draftStepLetter(
  tx: Transaction,
  kind: LetterKind,
  { path, stepId, form, staffId }: Recorded,
): Promise<string> {
  const answers: Record<string, string | undefined> = allAnswers(
    path.kind,
    path.data,
    form.answers,
  );
  const values: LetterValues = Object.fromEntries(
    GIVEN_VALUES.flatMap((name) => (answers[name] ? [[name, answers[name]]] : [])),
  );
  const block = wordsIn[kind];
  const { letterId } = await draftLetter(tx, {
    kind,
    itemId: path.itemId,
    childId: path.childId,
    pathStepId: stepId,
    values,
    blocks: block && form.answers.words ? { [block]: form.answers.words } : undefined,
    staffId,
    submitKey: form.submitKey,
  });
  return letterId;
}

/** Writes what was shared, with whom and on what basis into the child's ledger. */
export async function recordStepSharing(
  tx: Transaction,
  share: { service: Service; basis: SharingBasis },
  { path, familyId, form, staffId }: Recorded,
): Promise<void> {
  const { shared = '', who = '', shown, hiddenReason } = form.answers;
  const of = path.data.steps['new-council']?.council;
  await recordSharing(tx, {
    childId: path.childId,
    familyId,
    what: shared,
    withWhom: share.service === 'other-council' && of ? `${who}, ${of}` : who,
    service: share.service,
    basis: share.basis,
    sharedOn: form.doneOn,
    staffId,
    shown: shown !== 'no',
    hiddenReason,
    submitKey: `path:${form.submitKey}`,
  });
}

/** Asks another service what the step asks it; the question then chases itself. */
export async function askForStep(
  tx: Transaction,
  service: AskedService,
  { path, form, staffId }: Recorded,
): Promise<void> {
  const { toName = '', toEmail = '', question = '', why = '', answerBy = '' } = form.answers;
  await askService(tx, {
    childId: path.childId,
    service,
    toName,
    toEmail,
    what: question,
    why,
    basis: 'public-task',
    dueOn: answerBy,
    staffId,
    submitKey: form.submitKey,
  });
}
