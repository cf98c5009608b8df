import type { ActionFunctionArgs } from '@remix-run/node';
import { pageControls } from '~/platform/form/page-controls.server';
import { parse, readForm, type FormValues } from '~/platform/form/parse.server';
import { findSchools, getSchool, type School } from '~/domains/school/index.server';
import { refused, saveChange } from './answer-task.server';
import type { ChildAnswers } from './answers.schema';
import { placeForm } from './child.schema';
import { withChild } from './children.rules';
import { requireDraftChild } from './require-draft.server';

/**
 * The action of the page that asks for a child's school or college. Its "find" button looks the text
 * up and shows the page again with what was found; its other button saves and goes on.
 */
export async function answerPlace(args: ActionFunctionArgs) {
  const found = await requireDraftChild(args);
  const values = await readForm(args.request);
  const control = await pageControls(args.request, `parent:${found.actor.id}`, values);
  if (control) return control;
  const parsed = parse(placeForm, values);
  if (!parsed.ok) return refused(args, parsed.problems);
  if (values._find) return lookUp(args, values, parsed.data.schoolName);
  const place = await chosenPlace(parsed.data);
  const { key } = found.child;
  return saveChange(found, {
    next: `children/${key}/needs`,
    change: (answers) => withChild(answers, key, (child) => withPlace(child, place)),
  });
}

async function lookUp(args: ActionFunctionArgs, values: FormValues, text: string) {
  if (text.length < 2) {
    return refused(args, { values, errors: [{ field: 'schoolName', code: 'too-short' }] });
  }
  return { values, errors: [], found: (await findSchools(text)) satisfies School[] };
}

type Place = { schoolUrn: string | null; schoolName: string };

/** The school of the list where one was chosen, else what was typed. */
async function chosenPlace(given: { schoolName: string; schoolUrn: string }): Promise<Place> {
  const school = given.schoolUrn ? await getSchool(given.schoolUrn) : null;
  if (!school) return { schoolUrn: null, schoolName: given.schoolName };
  return { schoolUrn: school.urn, schoolName: school.name };
}

function withPlace(child: ChildAnswers, place: Place): ChildAnswers {
  return child.learning ? { ...child, learning: { ...child.learning, ...place } } : child;
}
