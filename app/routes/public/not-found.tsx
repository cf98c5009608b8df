import { publicAccess } from '~/platform/permissions/access';
import { notFound } from '~/platform/permissions/guard.server';

export const handle = publicAccess;

export function loader() {
  throw notFound();
}

export function action() {
  throw notFound();
}

export default function NotFound() {
  return null;
}
