import { Button, FormInline, Hidden, TextField } from '~/components/form';
import { EmptyState, Notice } from '~/components/layout';
import { formatShortDate } from '~/platform/i18n';
import type { BookEventView } from '../book-pages.server';
import { useRunWords } from './run-words';

type ChooseProps = Pick<BookEventView, 'chosen' | 'search' | 'found' | 'family' | 'contact'> & {
  /** The address of the page, without a query. */
  base: string;
  /** What the query keeps besides. */
  keep?: Record<string, string>;
};

function linker({ base, keep = {} }: Pick<ChooseProps, 'base' | 'keep'>) {
  return (more: Record<string, string>) => `${base}?${new URLSearchParams({ ...keep, ...more })}`;
}

/** For whom it is: a family that is found, or somebody who need not say who they are. */
export function ChooseFamily(props: ChooseProps) {
  const { t } = useRunWords();
  const { search, found, base, keep = {} } = props;
  const to = linker(props);
  return (
    <section aria-labelledby="for-whom" className="max-w-[42rem]">
      <h2 id="for-whom">{t('bookings:whom.title')}</h2>
      <p>{t('bookings:whom.lead')}</p>
      <FormInline id="search" method="get" action={base} saved={{ q: search }} row hideSubmit>
        {Object.entries(keep).map(([name, value]) => (
          <Hidden key={name} name={name} value={value} />
        ))}
        <TextField
          name="q"
          type="search"
          label={t('bookings:whom.search')}
          hint={t('bookings:whom.searchHint')}
          autoComplete="off"
        />
        <Button variant="secondary">{t('bookings:whom.searchButton')}</Button>
      </FormInline>
      {search && found.length === 0 && (
        <div className="mt-5">
          <EmptyState title={t('bookings:whom.none')} />
        </div>
      )}
      {found.length > 0 && (
        <ul role="list" className="mt-5 space-y-3 ps-0">
          {found.map((family) => (
            <li key={family.id} className="rounded-lg border border-line bg-surface px-4 py-3">
              <p className="mb-1">
                <a href={to({ family: family.id })} className="font-semibold">
                  <bdi>{family.name}</bdi>
                </a>
              </p>
              <ul role="list" className="mb-0 ps-0 text-sm">
                {family.children.map((child) => (
                  <li key={`${child.name} ${child.dateOfBirth}`}>
                    <bdi>{child.name}</bdi>,{' '}
                    {t('bookings:whom.born', { date: formatShortDate('en', child.dateOfBirth) })}
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
      <p className="mt-6">
        <a href={to({ unknown: '1' })} className="inline-flex min-h-11 items-center">
          {t('bookings:whom.unknown')}
        </a>
      </p>
    </section>
  );
}

/** The family that was chosen, and who of it is on the telephone. */
export function ChosenFamily(props: ChooseProps) {
  const { t } = useRunWords();
  const { family, contact } = props;
  const to = linker(props);
  if (!family)
    return (
      <p>
        {t('bookings:whom.forUnknown')} <a href={to({})}>{t('bookings:whom.another')}</a>
      </p>
    );
  return (
    <div className="mb-6 max-w-[42rem] rounded-xl border border-line bg-surface px-5 py-4">
      <p className="mb-2">
        <strong>
          <bdi>{t('bookings:family', { name: family.name })}</bdi>
        </strong>{' '}
        · <a href={to({})}>{t('bookings:whom.another')}</a>
      </p>
      {family.contacts.length > 0 && (
        <>
          <p className="mb-1">{t('bookings:whom.who')}</p>
          <ul role="list" className="mb-0 flex flex-wrap gap-x-5 gap-y-1 ps-0">
            {family.contacts.map((each) => (
              <li key={each.id}>
                <a
                  href={to({ family: family.id, adult: each.id })}
                  aria-current={each.id === contact?.id ? 'true' : undefined}
                  className={`inline-flex min-h-9 items-center ${each.id === contact?.id ? 'font-semibold text-ink' : ''}`}
                >
                  <bdi>{each.name || t('officer:item.nameless')}</bdi>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {contact?.emailUnsafe && (
        <div className="mt-3">
          <Notice tone="alert">
            {t('bookings:whom.unsafe')}
            {contact.safetyNote && (
              <span className="block">
                <bdi>{contact.safetyNote}</bdi>
              </span>
            )}
          </Notice>
        </div>
      )}
    </div>
  );
}
