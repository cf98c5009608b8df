import { Checkbox } from '~/components/form';
import { useT } from '~/platform/i18n';

/** Files of which not every byte has arrived, and the choice to send without them. */
export function UnfinishedFiles({ names }: { names: string[] }) {
  const t = useT();
  return (
    <section aria-labelledby="unfinished">
      <h2 id="unfinished" className="mt-0">
        {t('plan:check.unfinished')}
      </h2>
      <ul>
        {names.map((name, at) => (
          <li key={at} className="wrap-anywhere">
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
      <p className="max-w-prose">{t('plan:check.unfinishedText')}</p>
      <Checkbox name="leave" label={t('plan:check.leave')} asked="choice" />
    </section>
  );
}
