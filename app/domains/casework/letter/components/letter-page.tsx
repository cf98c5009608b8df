import type { FormProblems } from '~/components/form';
import { Banner, LinkTabs } from '~/components/layout';
import { useT } from '~/platform/i18n';
import { CaseHead } from '../../record/components/case-head';
import type { LetterPageView } from '../letter-pages.server';
import { DiscardForm, SendForm } from './send-form';
import { SentLetter } from './sent-letter';
import { WriteForm } from './write-form';

export type LetterPageProps = LetterPageView & { problems?: FormProblems | null };

const news = ['changed', 'sent', 'discarded'] as const;

/** One letter: writing it, checking and sending it, and what was sent. */
export function LetterPage(props: LetterPageProps) {
  const t = useT();
  const { child, letter, view, problems } = props;
  const done = !problems && news.find((code) => code === props.done);
  const here = `/officer/letter/${letter.id}`;
  return (
    <>
      <CaseHead child={child} title={t(`letters:kinds.${letter.kind}`)} />
      {done && <Banner kind="success" title={t(`letters:done.${done}`)} focus />}
      {view !== 'sent' && (
        <LinkTabs
          label={t('letters:page.tabs')}
          tabs={[
            { to: here, label: t('letters:page.write'), current: view === 'write' },
            { to: `${here}?step=send`, label: t('letters:page.send'), current: view === 'send' },
            {
              to: `${here}?step=discard`,
              label: t('letters:page.discard'),
              current: view === 'discard',
            },
          ]}
        />
      )}
      {view === 'write' && <WriteForm {...props} />}
      {view === 'send' && <SendForm {...props} />}
      {view === 'discard' && <DiscardForm {...props} />}
      {view === 'sent' && <SentLetter {...props} />}
    </>
  );
}
