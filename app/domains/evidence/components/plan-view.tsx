import type { ReactNode } from 'react';
import { Ltr, SummaryList, UserText, type SummaryRow } from '~/components/layout';
import { useT, type Translate } from '~/platform/i18n';
import { AREAS } from '../evidence.codes';
import type { AnswersOf, PieceLine, PlanAnswers, VoiceAnswers } from '../evidence.views';
import { countChosen } from '../voice/symbols';
import { BoardShown } from './board-shown';
import { yearlyRows } from './yearly-view';
import type { OwnSending } from '../sending/sending.store.server';

const text = (words: string, lang?: string) => <UserText lang={lang}>{words}</UserText>;

/** The words of a plan, in the order of its form; what was left out is not shown. */
export function PlanWords({ answers, lang }: { answers: PlanAnswers; lang?: string }) {
  const t = useT();
  const rows = planRows(t, answers, lang);
  return rows.length > 0 ? <SummaryList rows={rows} /> : <p>{t('plan:view.nothing')}</p>;
}

function planRows(t: Translate, plan: PlanAnswers, lang?: string): SummaryRow[] {
  const { approach, areas, whole, talk, talkWords } = plan;
  return [
    ...(approach
      ? [{ key: t('plan:view.approach'), value: t(`plan:page.approaches.${approach}`) }]
      : []),
    ...AREAS.flatMap((area) =>
      areas[area] ? [{ key: t(`plan:page.area.${area}`), value: text(areas[area], lang) }] : [],
    ),
    ...(whole ? [{ key: t('plan:view.whole'), value: text(whole, lang) }] : []),
    ...(talk
      ? [
          {
            key: t('plan:view.talk'),
            value: talkWords ? text(talkWords, lang) : t('plan:view.talkYes'),
          },
        ]
      : []),
  ];
}

function voiceRows(t: Translate, voice: VoiceAnswers, lang: string): SummaryRow[] {
  return [
    ...(voice.words ? [{ key: t('plan:view.words'), value: text(voice.words, lang) }] : []),
    ...(countChosen(voice.board) > 0
      ? [{ key: t('plan:view.board'), value: <BoardShown board={voice.board} /> }]
      : []),
    ...(voice.note ? [{ key: t('plan:view.note'), value: text(voice.note, lang) }] : []),
    ...(voice.noteBy ? [{ key: t('plan:view.noteBy'), value: text(voice.noteBy, lang) }] : []),
  ];
}

function answerRows(t: Translate, { kind, answers, language }: OwnSending): SummaryRow[] {
  switch (kind) {
    case 'plan':
      return planRows(t, answers as AnswersOf['plan'], language);
    case 'voice':
      return voiceRows(t, answers as AnswersOf['voice'], language);
    case 'evidence': {
      const { note } = answers as AnswersOf['evidence'];
      return note ? [{ key: t('plan:view.note'), value: text(note, language) }] : [];
    }
    case 'yearly':
      return yearlyRows(t, answers as AnswersOf['yearly'], language);
  }
}

/** A link as its address; it leads there only when somebody chooses it. */
function LinkOf({ piece }: { piece: PieceLine }) {
  return (
    <li className="wrap-anywhere">
      {piece.title && <bdi className="block">{piece.title}</bdi>}
      <a href={piece.text} rel="noreferrer noopener nofollow" target="_blank">
        <Ltr>{piece.text}</Ltr>
      </a>
      {piece.note && text(piece.note)}
    </li>
  );
}

/** All that stands in a sending, as it is or was sent; `withFiles` names its files too. */
export function SendingContents(props: { sending: OwnSending; withFiles?: boolean }) {
  const t = useT();
  const { sending } = props;
  const of = (form: PieceLine['form']) => sending.pieces.filter((piece) => piece.form === form);
  const list = (items: ReactNode) => (
    <ul role="list" className="space-y-2">
      {items}
    </ul>
  );
  const rows: SummaryRow[] = [
    ...answerRows(t, sending),
    ...of('words').map((piece) => ({
      key: piece.title ? <bdi>{piece.title}</bdi> : t('plan:view.words'),
      value: text(piece.text, sending.language),
    })),
    ...(of('link').length > 0
      ? [
          {
            key: t('plan:view.links'),
            value: list(of('link').map((piece) => <LinkOf key={piece.id} piece={piece} />)),
          },
        ]
      : []),
    ...(props.withFiles && of('file').length > 0
      ? [
          {
            key: t('plan:view.files'),
            value: list(
              of('file').map((piece) => (
                <li key={piece.id} className="wrap-anywhere">
                  <bdi>{piece.file?.name}</bdi>
                  {piece.file && (
                    <span className="block text-sm text-soft">
                      {t(`files:state.${piece.file.state}`)}
                    </span>
                  )}
                </li>
              )),
            ),
          },
        ]
      : []),
  ];
  return rows.length > 0 ? <SummaryList rows={rows} /> : null;
}
