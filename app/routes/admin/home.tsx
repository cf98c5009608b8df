import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Notice } from '~/components/layout';
import { countBeyondAll, countForOneSenior } from '~/domains/casework/index.server';
import { useT } from '~/platform/i18n';
import { pageTitle } from '~/platform/i18n/page-title';
import { administrators, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(administrators);
export const meta = pageTitle('admin:home.title');

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, administrators);
  const [beyondAll, oneSenior] = await Promise.all([countBeyondAll(staff), countForOneSenior()]);
  return { beyondAll, oneSenior };
}

const pages = [
  'users',
  'calendar',
  'profile',
  'letters',
  'guidance',
  'schools',
  'import',
  'session-kinds',
  'venues',
] as const;

export default function AdminHome() {
  const t = useT();
  const { beyondAll, oneSenior } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{t('admin:home.title')}</h1>
      {beyondAll > 0 && (
        <Notice tone="wait">{t('admin:home.beyondAll', { count: beyondAll })}</Notice>
      )}
      {oneSenior > 0 && (
        <Notice tone="wait">{t('admin:home.oneSenior', { count: oneSenior })}</Notice>
      )}
      <ul role="list" className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {pages.map((page) => (
          <li key={page} className="rounded-xl border border-line bg-surface p-5">
            <h2 className="mt-0 text-lg">
              <a href={`/admin/${page}`}>{t(`admin:home.${page}.title`)}</a>
            </h2>
            <p className="mb-0 text-soft">{t(`admin:home.${page}.text`)}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
