import { ButtonLink, FormPage, Hidden, type FormProblems } from '~/components/form';
import { SummaryCard, UserText } from '~/components/layout';
import { isolate, useT } from '~/platform/i18n';
import type { PieceLine, VoiceAnswers } from '../evidence.views';
import { isEmpty, isThere } from '../sending';
import { countChosen } from '../voice/symbols';
import { BoardShown } from './board-shown';
import { PieceList } from './piece-list';
import { Unfinished } from './piece-unfinished';

type VoiceCheckProps = {
  name: string;
  /** The address of the child's voice. */
  home: string;
  answers: VoiceAnswers;
  pieces: PieceLine[];
  version: number;
  unfinished: string[];
  problems?: FormProblems;
};

/** All that the child says, as pictures and words, and the button that sends it. */
export function VoiceCheckPage(props: VoiceCheckProps) {
  const t = useT();
  const words = (key: string) => t(`voice:check.${key}`);
  const empty = isEmpty({ kind: 'voice', answers: props.answers, pieces: props.pieces });
  return (
    <FormPage
      title={
        <span className="wrap-anywhere">
          {t('voice:check.title', { name: isolate(props.name) })}
        </span>
      }
      backTo={props.home}
      problems={props.problems}
      errorsFrom="voice:check"
      lead={!empty && <p className="text-lg">{words('lead')}</p>}
      submitLabel={words('send')}
      hideSubmit={empty}
    >
      <Hidden name="version" value={props.version} />
      {empty ? (
        <>
          <p className="text-lg">{words('nothing')}</p>
          <ButtonLink to={props.home}>{words('home')}</ButtonLink>
        </>
      ) : (
        <>
          <Said {...props} />
          <Unfinished names={props.unfinished} wordsFrom="voice:check.unfinished" />
          <p>{words('who')}</p>
        </>
      )}
    </FormPage>
  );
}

function Said({ home, answers, pieces }: VoiceCheckProps) {
  const t = useT();
  const words = (key: string) => t(`voice:check.${key}`);
  const change = (to: string, what: string) => (
    <a href={to} className="inline-flex min-h-11 items-center">
      {t('common:button.change')}
      <span className="sr-only"> {what}</span>
    </a>
  );
  const taken = pieces.filter(isThere);
  const refused = pieces.filter((piece) => !isThere(piece));
  return (
    <div>
      {answers.words !== '' && (
        <SummaryCard title={words('words')} actions={change(`${home}?how=write`, words('words'))}>
          <UserText>{answers.words}</UserText>
        </SummaryCard>
      )}
      {countChosen(answers.board) > 0 && (
        <SummaryCard title={words('board')} actions={change(`${home}/board`, words('board'))}>
          <BoardShown board={answers.board} />
        </SummaryCard>
      )}
      {pieces.length > 0 && (
        <SummaryCard title={words('files')} actions={change(`${home}?how=picture`, words('files'))}>
          <PieceList shown={taken} pieces={pieces} told={[]} detailsAt={null} />
          {refused.map((piece) => (
            <p key={piece.id} className="wrap-anywhere">
              {t('voice:check.notTaken', { name: isolate(piece.file?.name ?? '') })}
            </p>
          ))}
        </SummaryCard>
      )}
      {(answers.note !== '' || answers.noteBy !== '') && (
        <SummaryCard title={words('beside')} actions={change(`${home}#beside`, words('beside'))}>
          {answers.note && <UserText>{answers.note}</UserText>}
          {answers.noteBy && (
            <p className="text-soft wrap-anywhere">
              {t('voice:check.by', { who: isolate(answers.noteBy) })}
            </p>
          )}
        </SummaryCard>
      )}
    </div>
  );
}
