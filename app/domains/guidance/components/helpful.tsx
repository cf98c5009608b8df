import { Button } from '~/components/form';
import { useLanguage, useT } from '~/platform/i18n';
import { guidePath, type GuideSlug } from '../guide/guide.contents';

/** "Was this page helpful?": one press, which is counted, and nothing else. */
export function Helpful({ slug }: { slug: GuideSlug }) {
  const t = useT();
  return (
    <form
      method="post"
      action={guidePath(useLanguage(), `${slug}/helpful`)}
      className="mt-10 rounded-xl bg-sunken p-5 print:hidden"
    >
      <h2 id="helpful" className="mt-0 text-lg">
        {t('tools:helpful.question')}
      </h2>
      <div role="group" aria-labelledby="helpful" className="flex flex-wrap gap-3">
        <Button variant="secondary" name="helpful" value="yes">
          {t('tools:helpful.yes')}
        </Button>
        <Button variant="secondary" name="helpful" value="no">
          {t('tools:helpful.no')}
        </Button>
      </div>
      <p className="mt-3 mb-0 text-sm text-soft">{t('tools:helpful.counted')}</p>
    </form>
  );
}
