import { Checkbox } from '~/components/form';
import { Notice } from '~/components/layout';
import { useT } from '~/platform/i18n';

type UnfinishedProps = { names: string[]; wordsFrom: string };

/** The files that are still on their way, and the choice to send without them. */
export function Unfinished({ names, wordsFrom }: UnfinishedProps) {
  const t = useT();
  if (names.length === 0) return null;
  return (
    <Notice tone="wait">
      <h2 className="mt-0 text-lg">{t(`${wordsFrom}.title`)}</h2>
      <ul>
        {names.map((name, index) => (
          <li key={index} className="wrap-anywhere">
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
      <p>{t(`${wordsFrom}.text`)}</p>
      <Checkbox name="leave" label={t(`${wordsFrom}.leave`)} />
    </Notice>
  );
}
