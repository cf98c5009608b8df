import { useT } from '~/platform/i18n';

/** What a place has, each said plainly. */
export function AccessList({ features }: { features: readonly string[] }) {
  const t = useT();
  return (
    <ul>
      {features.map((feature) => (
        <li key={feature}>{t(`sessions:access.${feature}`)}</li>
      ))}
    </ul>
  );
}
