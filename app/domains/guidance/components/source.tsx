import { useT } from '~/platform/i18n';

export type SourcedText = { text: string; source: string };

/** Where a statement of law comes from. */
export function Source({ children }: { children: string }) {
  const t = useT();
  return (
    <span className="block text-sm text-soft">
      {t('public:sourceLabel')} <bdi>{children}</bdi>
    </span>
  );
}

/** One statement with its source under it. */
export function Sourced({ text, source }: SourcedText) {
  return (
    <>
      {text}
      <Source>{source}</Source>
    </>
  );
}
