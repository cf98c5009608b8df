import { Inset, Tag, UserText } from '~/components/layout';
import { restsOnOneAccount } from '../review.rules';
import type { AdultLine, FindingView } from '../review.view';
import { useReviewWords } from './review-words';

type FindingReadProps = { finding: Omit<FindingView, 'id'>; adults: AdultLine[] };

/** A finding as it stands. One that rests on one person's account alone says so on its face. */
export function FindingRead({ finding, adults }: FindingReadProps) {
  const { t, code, moment } = useReviewWords();
  const names = finding.accounts.flatMap((id) => adults.find((each) => each.id === id)?.name ?? []);
  return (
    <Inset>
      <p className="mb-2 flex flex-wrap items-center gap-2">
        <Tag tone={finding.judgement === 'concern' ? 'wait' : 'neutral'}>
          {code('judgements', finding.judgement)}
        </Tag>
        {restsOnOneAccount(finding) && (
          <Tag tone="alert" sign="bang">
            {t('review:findings.oneAccount')}
          </Tag>
        )}
      </p>
      {finding.text && <UserText>{finding.text}</UserText>}
      {finding.bases.length > 0 && (
        <p className="mb-1">
          {t('review:findings.restsOn')}{' '}
          {finding.bases.map((basis) => code('bases', basis)).join(', ')}
          {names.length > 0 && (
            <>
              {' · '}
              {t('review:findings.accountOf')} <bdi>{names.join(', ')}</bdi>
            </>
          )}
        </p>
      )}
      <p className="mb-0 text-sm text-soft">
        <bdi>{finding.by}</bdi>
        {finding.changedAt && ` · ${moment(finding.changedAt)}`}
      </p>
    </Inset>
  );
}
