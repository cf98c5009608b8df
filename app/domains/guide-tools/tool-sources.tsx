import { useT } from '~/platform/i18n';

/** Where an answer comes from. The law is named in English, as it names itself. */
export function ToolSources({ sources }: { sources: readonly string[] }) {
  const t = useT();
  return (
    <>
      <h2 className="text-lg">{t('tools:sources')}</h2>
      <ul lang="en" dir="ltr">
        {sources.map((source) => (
          <li key={source}>{source}</li>
        ))}
      </ul>
    </>
  );
}
