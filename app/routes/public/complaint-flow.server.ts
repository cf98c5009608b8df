import type { ActionFunctionArgs } from '@remix-run/node';
import { complaintSchemas, sendComplaint, sentPath, type Complaint } from '~/domains/complaint/index.server';
import type { ComplaintKind } from '~/domains/intake';
import { answerOpenForm } from './open-form.server';

/** Sends what the form holds; `form` names which of the four it is. */
export function answerComplaint(args: ActionFunctionArgs, form: ComplaintKind) {
  return answerOpenForm(args, complaintSchemas[form], async (answers, sender) => {
    const sent = await sendComplaint({ form, ...answers } as Complaint, sender);
    if (sent.kind !== 'sent') return sent;
    const { reference, receivedOn } = sent;
    return { kind: 'sent', to: sentPath(form, reference, receivedOn) };
  });
}
