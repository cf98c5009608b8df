import { directionOf, useLanguage } from '~/platform/i18n';
import type { Said } from '../../session-words';

/** Words that may be in another language than the page: read out, and set, in their own. */
export function SaidText({ said }: { said: Said }) {
  const language = useLanguage();
  if (said.language === language) return <>{said.text}</>;
  return (
    <bdi lang={said.language} dir={directionOf(said.language)}>
      {said.text}
    </bdi>
  );
}

/** A longer text of that sort, its lines kept. */
export function SaidBlock({ said }: { said: Said }) {
  const language = useLanguage();
  if (said.text === '') return null;
  const own = said.language === language;
  return (
    <p
      lang={own ? undefined : said.language}
      dir={own ? undefined : directionOf(said.language)}
      className="whitespace-pre-line wrap-anywhere"
    >
      {said.text}
    </p>
  );
}
