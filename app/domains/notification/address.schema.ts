import { z } from 'zod';
import { checkPhone, checkPostcode } from '~/domains/child';
import { optionalLine } from '~/platform/form/fields';
import type { Address } from './answers.schema';

/** A postcode that may be left out, in capitals with one space; code: not-postcode. */
const postcode = optionalLine(12).transform((typed, ctx) => {
  if (typed === '') return '';
  const checked = checkPostcode(typed);
  if (checked.kind === 'ok') return checked.postcode;
  ctx.addIssue({ code: 'custom', message: 'not-postcode' });
  return z.NEVER;
});

/** A phone number that may be left out, as it is written in England; code: not-phone. */
export const optionalPhone = optionalLine(40).transform((typed, ctx) => {
  if (typed === '') return '';
  const checked = checkPhone(typed);
  if (checked.kind === 'ok') return checked.phone;
  ctx.addIssue({ code: 'custom', message: 'not-phone' });
  return z.NEVER;
});

/** The fields of an address, spread into a form's schema. */
export const addressFields = {
  line1: optionalLine(120),
  line2: optionalLine(120),
  town: optionalLine(80),
  postcode,
};

/** The address out of what a form gave. */
export function toAddress({ line1, line2, town, postcode: code }: Address): Address {
  return { line1, line2, town, postcode: code };
}
