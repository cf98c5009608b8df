import { useT } from '~/platform/i18n';
import { guidePath, type GuideTool } from '../guide/guide.contents';
import { useReader } from './guide-language';

/** The way to a small tool, where a page names it. */
export function ToolLink({ tool }: { tool: GuideTool }) {
  const t = useT();
  return (
    <div className="relative my-6 rounded-xl border border-line bg-surface p-5 hover:border-edge hover:bg-tint">
      <a
        href={guidePath(useReader(), tool)}
        className="text-lg font-semibold after:absolute after:inset-0"
      >
        {t(`guide:tools.${tool}.title`)}
      </a>
      <p className="mt-1 mb-0 text-soft">{t(`guide:tools.${tool}.text`)}</p>
    </div>
  );
}
