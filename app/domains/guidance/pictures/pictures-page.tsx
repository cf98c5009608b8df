import { BackLink, DutyName } from '~/components/layout';
import { useLanguage, useT } from '~/platform/i18n';
import { AuthoritativeNote } from '../components/authoritative-note';
import { guidePath } from '../guide/guide.contents';
import { GuideWords } from '../pages/guide-language';
import type { GuidePage } from '../guide/guide.types';
import { Picture } from './drawings';
import type { Panel, PanelKind } from './panels';

type PicturesView = {
  page: Pick<GuidePage, 'slug' | 'title' | 'language'>;
  panels: readonly Panel[];
};

const edges: Record<PanelKind, string> = {
  must: 'border-2 border-ink',
  may: 'border border-edge',
  neednot: 'border-2 border-dashed border-edge',
  how: 'border border-line',
};

/** The short version of a page: a drawing and one sentence for each point. */
export function PicturesPage({ page, panels }: PicturesView) {
  const t = useT();
  const whole = guidePath(useLanguage(), page.slug);
  return (
    <>
      <BackLink to={whole}>{t('pictures:whole')}</BackLink>
      <p className="mb-1 text-soft">{t('pictures:caption')}</p>
      <GuideWords page={page}>
        <h1>{page.title}</h1>
      </GuideWords>
      <AuthoritativeNote />
      <p className="text-lg print:hidden">{t('pictures:lead')}</p>
      <ol
        role="list"
        className="mb-8 grid gap-4 sm:grid-cols-2 lg:grid-cols-3 print:grid-cols-3 print:gap-3"
      >
        {panels.map((panel) => (
          <PanelCard key={panel.name} page={page.slug} panel={panel} />
        ))}
      </ol>
      <p>
        <a href={whole} className="inline-flex min-h-11 items-center font-semibold">
          {t('pictures:whole')}
        </a>
      </p>
      <p className="text-soft print:hidden">{t('pictures:print')}</p>
    </>
  );
}

function PanelCard({ page, panel }: { page: string; panel: Panel }) {
  const t = useT();
  const { name, kind, drawing } = panel;
  return (
    <li
      className={`flex break-inside-avoid flex-col gap-3 rounded-xl bg-surface p-4 ${edges[kind]}`}
    >
      <Picture drawing={drawing} />
      <div>
        {kind !== 'how' && (
          <p className="mb-1.5 flex items-center gap-2.5 font-semibold">
            <DutyName kind={kind} />
          </p>
        )}
        <p className="mb-0 text-lg">{t(`pictures:panels.${page}.${name}`)}</p>
      </div>
    </li>
  );
}
