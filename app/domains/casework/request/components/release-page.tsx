import { FormPage } from '~/components/form';
import { EmptyState, Notice } from '~/components/layout';
import type { ReleaseProblems, ReleaseView } from '../release-page.server';
import { duePath, letterPath } from '../request.address';
import {
  AboutPreview,
  ChangedList,
  CountsPart,
  Messages,
  ReleaseFields,
  Series,
} from './release-parts';
import { useRequestWords } from './words';

type ReleasePageProps = Omit<ReleaseView, 'kept'> & { problems?: ReleaseProblems | null };

/** The requests of a month before they go: to whom, by which way, in exactly which words. */
export function ReleasePage(props: ReleasePageProps) {
  const { t, month: monthName } = useRequestWords();
  const { month, counts, problems } = props;
  const may = props.mayGo && counts.families > 0;
  return (
    <FormPage
      wide
      title={t('requests:release.title', { month: monthName(month) })}
      backTo={duePath({ month })}
      problems={problems}
      errorsFrom="requests:release"
      submitLabel={t('requests:release.submit', { count: counts.families })}
      hideSubmit={!may}
      lead={
        <>
          <ChangedList problems={problems} />
          <p className="max-w-prose">{t('requests:release.lead')}</p>
          {!props.mayGo && <Notice tone="wait">{t('requests:list.tooFar')}</Notice>}
          {counts.families === 0 && <EmptyState title={t('requests:release.nobody')} />}
          <CountsPart counts={counts} answerBy={props.answerBy} />
          <Series series={props.series} />
          <Messages
            messages={props.messages}
            letterTo={(language) => letterPath({ stage: 'first', month, language })}
          />
          <AboutPreview />
        </>
      }
    >
      {may && <ReleaseFields {...props} />}
    </FormPage>
  );
}
