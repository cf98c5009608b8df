import { pageTitle } from '~/platform/i18n/page-title';
import { publicAccess } from '~/platform/permissions/access';
import { notFound } from '~/platform/permissions/guard.server';

export const handle = publicAccess;
export const meta = pageTitle('common:plain.404.title');

export function loader() {
  throw notFound();
}

export function action() {
  throw notFound();
}

export default function NotFound() {
  return null;
}
