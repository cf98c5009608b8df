import { randomUUID } from 'node:crypto';
import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { today } from '~/platform/calendar';
import { notFound, type RouteArgs } from '~/platform/permissions/guard.server';
import { answerQuestion } from './answer-task.server';
import type { ChildAnswers } from './answers.schema';
import { MOST_CHILDREN, childForm, learningForm, toChildDetails, toLearning } from './child.schema';
import { withChild, withChildren } from './children.rules';
import type { Draft } from './draft.store.server';
import { requireDraftChild } from './require-draft.server';
import { asksPlace } from './tasks.rules';

/** The child named by `:key`, or null where it is `new`. Throws 404 for a child the draft has not. */
export function newOrDraftChild({ params }: RouteArgs, draft: Draft): ChildAnswers | null {
  if (params.key === 'new') return null;
  const child = draft.answers.children.find((each) => each.key === params.key);
  if (!child) throw notFound();
  return child;
}

const newKey = z.uuid().catch(() => randomUUID());

/** The action of the page of a child's details: adds the child (once, however often it is sent) or changes it. */
export function answerChild(args: ActionFunctionArgs) {
  return answerQuestion(args, {
    schema: childForm(today()),
    toChange: (given, { draft }, values) => {
      const child = newOrDraftChild(args, draft);
      const key = child?.key ?? newKey.parse(values.key);
      const there = draft.answers.children.some((each) => each.key === key);
      if (!there && draft.answers.children.length >= MOST_CHILDREN) {
        return { refused: { field: 'form', code: 'too-many', values: { max: MOST_CHILDREN } } };
      }
      const next = child?.learning ? 'children' : `children/${key}/learning`;
      return {
        next,
        change: (answers) => withChildren(answers, [{ key, ...toChildDetails(given) }]),
      };
    },
  });
}

/** The action of the page that asks where a child learns now; a school's name is asked next. */
export async function answerLearning(args: ActionFunctionArgs) {
  const { child } = await requireDraftChild(args);
  return answerQuestion(args, {
    schema: learningForm,
    toChange: (given) => ({
      next: asksPlace(given.setting)
        ? `children/${child.key}/learning?place`
        : `children/${child.key}/needs`,
      change: (answers) =>
        withChild(answers, child.key, (each) => ({
          ...each,
          learning: toLearning(given, each.learning),
        })),
    }),
  });
}
