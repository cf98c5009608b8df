import { useLanguage, useT } from '~/platform/i18n';
import { guidePath, type GuideSlug } from '../guide/guide.contents';
import { Picture } from './drawings';

/** The way from a page to its short version. */
export function PicturesLink({ page }: { page: GuideSlug }) {
  const t = useT();
  return (
    <div className="relative mb-6 flex items-center gap-4 rounded-xl border border-line bg-surface p-3 hover:border-edge hover:bg-tint print:hidden">
      <div className="w-20 shrink-0">
        <Picture drawing="ways" />
      </div>
      <div>
        <a
          href={guidePath(useLanguage(), `${page}/pictures`)}
          className="font-semibold after:absolute after:inset-0"
        >
          {t('pictures:link')}
        </a>
        <p className="mb-0 text-sm text-soft">{t('pictures:linkText')}</p>
      </div>
    </div>
  );
}
