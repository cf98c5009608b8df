import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Button } from '~/components/form';
import { Ltr, SummaryList } from '~/components/layout';
import { signOutEverywhere } from '~/domains/sign-in/index.server';
import { safeReturnTo } from '~/platform/auth/return-to';
import { environment } from '~/platform/config/environment.server';
import { readForm } from '~/platform/form/parse.server';
import { useLanguage, useT } from '~/platform/i18n';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyAccess } from '~/platform/permissions/access';
import { requireLanguage, requireParent } from '~/platform/permissions/guard.server';

export const handle = { ...familyAccess, leaveQuickly: true };
export const meta = pageTitle('sign-in:account.title');

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireParent(args);
  return { email: actor.email };
}

/** "Stay signed in" goes back to where it was pressed; else signs out of every browser. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireParent(args);
  const language = requireLanguage(args);
  const values = await readForm(args.request);
  if (values._stay) return redirect(cameFrom(args.request, `/${language}/family`));
  if (values.do !== 'everywhere') return redirect(`/${language}/family/account`);
  const cookie = await signOutEverywhere(actor);
  return redirect(`/${language}/sign-in?done=signed-out`, { headers: { 'Set-Cookie': cookie } });
}

/** The page of this site that a request was sent from; the fallback where that is not known. */
function cameFrom(request: Request, fallback: string): string {
  const referer = request.headers.get('Referer') ?? '';
  const here = environment().publicUrl.origin;
  return referer.startsWith(`${here}/`)
    ? safeReturnTo(referer.slice(here.length), fallback)
    : fallback;
}

export default function Account() {
  const t = useT();
  const language = useLanguage();
  const { email } = useLoaderData<typeof loader>();
  return (
    <div className="max-w-[42rem]">
      <h1>{t('sign-in:account.title')}</h1>
      <SummaryList rows={[{ key: t('sign-in:account.email'), value: <Ltr>{email}</Ltr> }]} />
      <h2>{t('yearly:sharing.title')}</h2>
      <p>{t('yearly:sharing.account')}</p>
      <p>
        <a href={`/${language}/family/sharing`} className="inline-flex min-h-11 items-center">
          {t('yearly:sharing.look')}
        </a>
      </p>
      <h2>{t('sign-in:account.here.title')}</h2>
      <p>{t('sign-in:account.here.text')}</p>
      <form method="post" action={`/${language}/sign-out`}>
        <Button variant="secondary">{t('sign-in:account.here.button')}</Button>
      </form>
      <h2>{t('sign-in:account.everywhere.title')}</h2>
      <p>{t('sign-in:account.everywhere.text')}</p>
      <form method="post">
        <Button variant="warning" name="do" value="everywhere">
          {t('sign-in:account.everywhere.button')}
        </Button>
      </form>
      <h2>{t('sign-in:account.change.title')}</h2>
      <p>{t('sign-in:account.change.text')}</p>
    </div>
  );
}
