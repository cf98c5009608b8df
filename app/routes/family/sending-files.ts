import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { answerFileForm, listFilesAsJson } from '~/domains/evidence/index.server';
import { familyAccess } from '~/platform/permissions/access';

export const handle = familyAccess;

export function loader(args: LoaderFunctionArgs) {
  return listFilesAsJson(args);
}

export function action(args: ActionFunctionArgs) {
  return answerFileForm(args);
}
