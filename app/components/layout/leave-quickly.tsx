import { useLanguage, useT } from '~/platform/i18n';

/**
 * The way out of a page that could put somebody at risk: after the skip link the first thing on the
 * page, and always in sight. It is a form, so that without scripts too it signs out whoever is signed
 * in; the page stays in the tab's history. The script `leave-quickly` takes that entry out as well, and
 * leaves when Escape is pressed three times. What it cannot do is one link away. `leaveTo` is the
 * everyday site that it leads to.
 */
export function LeaveQuickly({ leaveTo }: { leaveTo: string }) {
  const t = useT();
  const said = ['twice', 'once', 'leaving', 'stays'] as const;
  const words = JSON.stringify(
    Object.fromEntries(said.map((one) => [one, t(`leave:said.${one}`)])),
  );
  return (
    <section
      aria-label={t('leave:label')}
      data-leave={leaveTo}
      data-words={words}
      className="leave-quickly sticky top-0 z-5 border-b border-line bg-surface print:hidden"
    >
      <div className="mx-auto flex max-w-(--page) flex-wrap items-center justify-end gap-x-4 px-4 py-1.5 sm:px-6">
        <div className="flex w-full items-center justify-between gap-x-3 sm:w-auto sm:gap-x-4">
          <form method="post" action="/leave" className="contents">
            <button className="inline-flex min-h-11 items-center justify-center rounded-lg border-2 border-danger bg-danger px-4 py-1 text-center leading-tight font-semibold text-danger-ink hover:bg-surface hover:text-danger">
              {t('leave:button')}
            </button>
          </form>
          <a
            href={`/${useLanguage()}/leaving-quickly`}
            className="inline-flex min-h-11 items-center text-sm leading-tight"
          >
            {t('leave:about')}
          </a>
        </div>
        <p role="status" className="mb-0 text-sm font-semibold" />
      </div>
    </section>
  );
}
