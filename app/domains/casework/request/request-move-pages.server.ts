import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { officers } from '~/platform/permissions/access';
import { notFound } from '~/platform/permissions/guard.server';
import { answerMove, loadItemPage } from '../item/item-pages.server';
import { endRequest } from './end-request.server';
import { showItemRequest } from './item-request.server';
import { answerSchema, endSchema } from './request.schema';
import { writeAnswer } from './write-answer.server';

/** What a page of a move on a yearly request shows; the plain 404 for any other item. */
export async function loadRequestMove(args: LoaderFunctionArgs) {
  const { view } = await loadItemPage(args, officers, 'request');
  const request = await showItemRequest(view.item);
  if (!request) throw notFound();
  return { ...view, request };
}

/** Writes an answer down. */
export function answerWriteAnswer(args: ActionFunctionArgs) {
  return answerMove(args, {
    roles: officers,
    schema: answerSchema,
    done: 'answer-written',
    run: writeAnswer,
    fields: {
      'not-of-request': () => ({ field: 'children', code: 'not-an-option' }),
      'in-future': () => ({ field: 'happenedOn', code: 'date-in-future' }),
    },
  });
}

/** Ends a request. */
export function answerEndRequest(args: ActionFunctionArgs) {
  return answerMove(args, {
    roles: officers,
    schema: endSchema,
    done: 'request-ended',
    run: endRequest,
  });
}
