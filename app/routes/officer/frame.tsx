import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { PageBody, SessionWarning, SiteFooter, SiteHeader, SkipLink } from '~/components/layout';
import { ProblemPage } from '~/components/layout/problem-page';
import { usePageForm, useRoot } from '~/components/layout/use-root';
import type { StaffRole } from '~/platform/auth/session.server';
import { useT } from '~/platform/i18n';
import { pageTitle } from '~/platform/i18n/page-title';
import {
  administrators,
  caseStaff,
  everyStaff,
  officers,
  roundStaff,
  seniors,
  sessionStaff,
  staffAccess,
} from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(everyStaff);
export const meta = pageTitle('officer:frame.service');

export async function loader(args: LoaderFunctionArgs) {
  const { name, roles } = await requireStaff(args, everyStaff);
  return { name, roles };
}

const sections: { to: string; label: string; roles: readonly StaffRole[] }[] = [
  { to: '/officer/queue', label: 'queue', roles: caseStaff },
  { to: '/officer/requests', label: 'requests', roles: officers },
  { to: '/officer/sessions', label: 'sessions', roles: sessionStaff },
  { to: '/officer/oversight', label: 'oversight', roles: seniors },
  { to: '/officer/letters', label: 'letters', roles: officers },
  { to: '/officer/messages/undelivered', label: 'messages', roles: officers },
  { to: '/officer/rounds', label: 'rounds', roles: roundStaff },
  { to: '/officer/enter', label: 'enter', roles: officers },
  { to: '/officer/audit', label: 'audit', roles: seniors },
  { to: '/admin', label: 'admin', roles: administrators },
];

/** True on the pages of items and of children, which the queue leads to. */
function isCasework(path: string): boolean {
  return /^\/officer\/(item|child|family|review|path|step|escalation|letter)\b(?!s)/.test(path);
}

/** True on the pages of the calendar and of what is offered, which the sessions lead to. */
function isOfSessions(path: string): boolean {
  return /^\/(officer\/calendar|admin\/(session-kinds|venues))\b/.test(path);
}

/** The frame of the council's own pages: denser, in English, with the sections that the roles open. */
export default function OfficerFrame() {
  const t = useT();
  const { council, path } = useRoot();
  const { name, roles } = useLoaderData<typeof loader>();
  const form = usePageForm();
  const open = sections.filter((section) => section.roles.some((role) => roles.includes(role)));
  return (
    <Dense>
      <SkipLink />
      <SiteHeader
        serviceName={t('officer:frame.service')}
        councilName={council.name}
        homeTo="/officer"
        navigation={open.map(({ to, label }) => ({
          to,
          label: t(`officer:frame.${label}`),
          current:
            (path.startsWith(to.replace('/undelivered', '')) &&
              !(label === 'admin' && isOfSessions(path))) ||
            (label === 'queue' && isCasework(path)) ||
            (label === 'sessions' && isOfSessions(path)),
        }))}
        languageSwitch={
          <p className="my-0 text-sm">
            <span className="sr-only">{t('officer:frame.signedInAs')} </span>
            <bdi>{name}</bdi>
          </p>
        }
        signOut={{ action: '/officer/sign-out' }}
      />
      <PageBody wide>
        <Outlet />
      </PageBody>
      <SessionWarning formId={form} stayAction="/officer" />
      <SiteFooter links={[]} councilName={council.name} />
    </Dense>
  );
}

function Dense({ children }: { children: ReactNode }) {
  return (
    <div data-density="dense" className="flex min-h-dvh flex-1 flex-col">
      {children}
    </div>
  );
}

export function ErrorBoundary() {
  return (
    <Dense>
      <ProblemPage />
    </Dense>
  );
}
