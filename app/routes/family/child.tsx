import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BackLink, UserText } from '~/components/layout';
import { childName, dueNext } from '~/domains/matter';
import { DueList } from '~/domains/matter/components/due-list';
import { findMatterOfChild } from '~/domains/matter/index.server';
import { formatDate, formatMoment, useLanguage, useT } from '~/platform/i18n';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyAccess } from '~/platform/permissions/access';
import { notFound, requireParent } from '~/platform/permissions/guard.server';

export const handle = familyAccess;
export const meta = pageTitle('family:child.title');

export async function loader(args: LoaderFunctionArgs) {
  const parent = await requireParent(args);
  const found = await findMatterOfChild(parent.id, args.params.child ?? '');
  if (!found) throw notFound();
  return found;
}

export default function ChildPage() {
  const { matter, child } = useLoaderData<typeof loader>();
  const t = useT();
  const language = useLanguage();
  const name = childName(matter, child.key);
  const own = matter.messages.filter(
    (message) => message.kind !== 'message' && message.childKeys.includes(child.key),
  );
  return (
    <div className="max-w-[48rem] wrap-anywhere">
      <BackLink to={`/${language}/family`} />
      <h1>
        <bdi>{name}</bdi>
      </h1>
      <h2>{t('family:child.state')}</h2>
      {child.outcome ? (
        <p>
          {t(`outcome:${child.outcome}.short`)}{' '}
          {child.outcomeOn && formatDate(language, child.outcomeOn)}
        </p>
      ) : (
        <p>{t('family:child.notDecided')}</p>
      )}
      {own.map((message) => {
        const values = {
          children: name,
          date: message.dueOn ? formatDate(language, message.dueOn) : '',
        };
        const code = String(message.data.decision);
        return (
          <section key={message.id} className="mb-6">
            <h3>{t(`outcome:${code}.title`, values)}</h3>
            <p className="text-sm text-soft">{formatMoment(language, message.at)}</p>
            <p>{t(`outcome:${code}.body`, values)}</p>
            {message.text && <UserText lang={message.language}>{message.text}</UserText>}
          </section>
        );
      })}
      <h2>{t('family:due.title')}</h2>
      <DueList due={matter.withdrawnAt ? [] : dueNext(matter.clocks)} />
      <p>
        <a href={`/${language}/family/matter/${matter.id}`}>{t('family:child.toMatter')}</a>
      </p>
    </div>
  );
}
