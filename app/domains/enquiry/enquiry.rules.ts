import type { ItemFlag, ItemKind } from '~/domains/intake';
import type { Enquiry } from './enquiry.schema';

/** The kind of queue item that an enquiry becomes. */
export function itemKindOf(enquiry: Enquiry): ItemKind {
  if (enquiry.form === 'pressure') return 'pressure';
  if (enquiry.form === 'page') return 'question';
  return enquiry.wish === 'writing' ? 'question' : 'meeting-request';
}

/** What officers should see of it at a glance. */
export function itemFlagsOf(enquiry: Enquiry): ItemFlag[] {
  if (enquiry.form === 'pressure') return ['pressed'];
  return enquiry.form === 'ask' && enquiry.interpreter ? ['interpreter'] : [];
}

/** Who or what the enquiry is from, for the list that only staff see: the first of what was given. */
export function titleOf(enquiry: Enquiry, nameless: string): string {
  const phone = enquiry.form === 'pressure' ? '' : enquiry.phone;
  const school = enquiry.form === 'page' ? '' : enquiry.school;
  return enquiry.name || enquiry.email || phone || school || nameless;
}
