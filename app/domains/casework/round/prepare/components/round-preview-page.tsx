import { BackLink, Notice } from '~/components/layout';
import { useT } from '~/platform/i18n';
import { languageName } from '../../../item/components/words';
import type { RoundPreviewView } from '../words-pages.server';
import { MailText } from './mail-text';
import { RoundCaption } from './parts';
import { ReadersTable } from './readers-table';

/** A round in every language exactly as it goes: the email, and the letter as it is printed. */
export function RoundPreviewPage({ round, counts, languages }: RoundPreviewView) {
  const t = useT();
  return (
    <>
      <BackLink to={`/officer/rounds/${round.id}`} />
      <p className="mb-1 font-semibold text-soft">
        <RoundCaption round={round} />
      </p>
      <h1>{t('rounds:preview.title')}</h1>
      <p className="max-w-[42rem]">{t('rounds:preview.lead')}</p>
      {counts && (
        <section aria-labelledby="counts" className="mt-8 max-w-[42rem]">
          <h2 id="counts">{t('rounds:counts.title')}</h2>
          <p>{t('rounds:counts.lead')}</p>
          <ReadersTable kind={round.kind} counts={counts} />
        </section>
      )}
      {languages.map((each) => (
        <Language key={each.language} round={round} each={each} />
      ))}
    </>
  );
}

type LanguageProps = {
  round: RoundPreviewView['round'];
  each: RoundPreviewView['languages'][number];
};

function Language({ round, each }: LanguageProps) {
  const t = useT();
  const name = languageName(each.language);
  return (
    <section aria-labelledby={`in-${each.language}`} className="mt-8 max-w-[42rem]">
      <h2 id={`in-${each.language}`}>{name}</h2>
      {each.readers !== null && <p>{t('rounds:preview.readers', { count: each.readers })}</p>}
      {each.state === 'outdated' && <Notice tone="wait">{t('rounds:words.outdated')}</Notice>}
      {each.mail ? (
        <>
          <MailText mail={each.mail} />
          <p className="mt-4">
            <a href={`/officer/rounds/${round.id}/preview/${each.language}/letter.pdf`}>
              {t('rounds:preview.letter', { language: name })}
            </a>
          </p>
        </>
      ) : (
        <Notice tone="wait">
          {each.language === 'en'
            ? t('rounds:preview.noEnglish')
            : t(each.readers === null ? 'rounds:words.states.none' : 'rounds:counts.inEnglish', {
                count: each.readers ?? 0,
                language: name,
              })}
        </Notice>
      )}
    </section>
  );
}
