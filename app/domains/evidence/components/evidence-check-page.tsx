import { ButtonLink, FormPage, Hidden, type FormProblems } from '~/components/form';
import { Notice, SummaryCard, UserText } from '~/components/layout';
import { isolate, useLanguage, useT } from '~/platform/i18n';
import type { PieceLine, ToldChild } from '../evidence.views';
import { PieceList } from './piece-list';
import { isThere } from '../sending';
import { Unfinished } from './piece-unfinished';

type CheckProps = {
  sendingId: string;
  pieces: PieceLine[];
  told: ToldChild[];
  note: string;
  version: number;
  /** Names of files of which not every byte has arrived. */
  unfinished: string[];
  problems?: FormProblems;
};

/** All of one set of evidence, what happens next, and the button that sends it. */
export function EvidenceCheckPage(props: CheckProps) {
  const t = useT();
  const language = useLanguage();
  const words = (key: string) => t(`evidence:check.${key}`);
  const back = `/${language}/family/evidence/${props.sendingId}`;
  const taken = props.pieces.filter(isThere);
  const empty = taken.length === 0 && props.note === '';
  const checking = taken.some(
    ({ file }) => file?.state === 'received' || file?.state === 'waiting',
  );
  return (
    <FormPage
      title={words('title')}
      backTo={back}
      problems={props.problems}
      errorsFrom="evidence:check"
      lead={<p>{words('lead')}</p>}
      submitLabel={words('send')}
      hideSubmit={empty}
    >
      <Hidden name="version" value={props.version} />
      {empty ? (
        <>
          <p>{words('nothing')}</p>
          <ButtonLink to={back}>{words('goBack')}</ButtonLink>
        </>
      ) : (
        <>
          <div>
            <SummaryCard title={t('evidence:pieces.title', { count: taken.length })}>
              <PieceList
                shown={taken}
                pieces={props.pieces}
                told={props.told}
                detailsAt={`/${language}/family/sending/${props.sendingId}/piece`}
              />
            </SummaryCard>
            <SummaryCard title={words('note')}>
              {props.note ? (
                <UserText>{props.note}</UserText>
              ) : (
                <p className="text-soft">{words('noNote')}</p>
              )}
            </SummaryCard>
          </div>
          <NotTaken pieces={props.pieces} />
          {checking && <Notice>{words('checking')}</Notice>}
          <Unfinished names={props.unfinished} wordsFrom="evidence:check.unfinished" />
          <section>
            <h2>{words('next')}</h2>
            <p>{words('nextText')}</p>
            <p>{words('added')}</p>
          </section>
        </>
      )}
    </FormPage>
  );
}

function NotTaken({ pieces }: { pieces: PieceLine[] }) {
  const t = useT();
  const refused = pieces.filter((piece) => !isThere(piece));
  if (refused.length === 0) return null;
  return (
    <Notice tone="wait">
      <p>{t('evidence:check.notTaken')}</p>
      <ul>
        {refused.map(({ id, file }) => (
          <li key={id} className="wrap-anywhere">
            {isolate(file?.name ?? '')}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
