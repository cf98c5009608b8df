import type { ActionFunctionArgs } from '@remix-run/node';
import type { z } from 'zod';
import { sendEnquiry, type Enquiry } from '~/domains/enquiry/index.server';
import { answerOpenForm } from './open-form.server';

/** Sends what the form holds; `form` names which of the three it is. */
export function answerEnquiry(
  args: ActionFunctionArgs,
  form: Enquiry['form'],
  schema: z.ZodType<Omit<Enquiry, 'form'>>,
) {
  return answerOpenForm(args, schema, async (answers, sender) => {
    const sent = await sendEnquiry({ form, ...answers } as Enquiry, sender);
    if (sent.kind !== 'sent') return sent;
    return { kind: 'sent', to: `before-you-decide/sent?about=${form}&reference=${sent.reference}` };
  });
}
