import { Button } from '~/components/form';
import { useLanguage, useT } from '~/platform/i18n';
import { guidePath } from '../guide/guide.contents';

/** Looks through the guide; what was looked for stays in the box. */
export function SearchBox({ asked = '' }: { asked?: string }) {
  const t = useT();
  return (
    <form
      role="search"
      action={guidePath(useLanguage(), 'search')}
      className="mb-8 max-w-[42rem] print:hidden"
    >
      <label htmlFor="q" className="font-semibold">
        {t('guide:search.label')}
      </label>
      <p id="q-hint" className="mb-2 text-soft">
        {t('guide:search.hint')}
      </p>
      <div className="flex flex-wrap gap-2">
        <input
          id="q"
          name="q"
          type="search"
          dir="auto"
          maxLength={100}
          defaultValue={asked}
          autoComplete="off"
          aria-describedby="q-hint"
          className="min-h-11 w-full min-w-0 flex-1 basis-60 rounded-lg border-2 border-edge bg-surface px-3 py-1.5"
        />
        <Button>{t('guide:search.button')}</Button>
      </div>
    </form>
  );
}
