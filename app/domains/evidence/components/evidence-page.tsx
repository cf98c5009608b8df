import {
  ButtonLink,
  ErrorSummary,
  FormInline,
  Hidden,
  TextArea,
  type FormProblems,
} from '~/components/form';
import { BackLink, Banner, Inset, UserText } from '~/components/layout';
import { formatDate, useLanguage, useT } from '~/platform/i18n';
import type { FileLine, PieceLine, ToldChild } from '../evidence.views';
import { EVIDENCE_FORMS, type EvidenceDone, type EvidenceForm } from '../pieces/piece-forms';
import { EvidenceAdditions } from './evidence-additions';
import { EvidenceLabels } from './evidence-labels';
import { FileSender } from './file-sender';
import type { FileLimits } from '../refusal-words';
import { PieceDetails } from './piece-details';
import { PieceList } from './piece-list';

type EvidencePageProps = {
  sendingId: string;
  pieces: PieceLine[];
  told: ToldChild[];
  note: string;
  version: number;
  /** The day until which the set is kept unsent (ISO). */
  until: string | null;
  submitKey: string;
  done: EvidenceDone | null;
  problems?: FormProblems;
  /** The note as it was saved elsewhere meanwhile. */
  noteThere?: string;
  files: FileLine[];
  limits: FileLimits;
};

const idOf = (form: EvidenceForm) => (form === 'words' ? 'form' : form);

/** One set of evidence that is being made: files, links and words, their labels, and a note on all of it. */
export function EvidencePage(props: EvidencePageProps) {
  const t = useT();
  const language = useLanguage();
  const { sendingId, pieces, problems } = props;
  const of = EVIDENCE_FORMS.find((form) => form === problems?.values.do);
  const problemsOf = (form: EvidenceForm) => (form === of ? problems : undefined);
  const here = `/${language}/family/evidence/${sendingId}`;
  const detailsAt = `/${language}/family/sending/${sendingId}/piece`;
  return (
    <div className="max-w-[42rem]">
      <BackLink to={`/${language}/family/evidence`}>{t('evidence:set.back')}</BackLink>
      {of && <ErrorSummary problems={problems} errorsFrom={`evidence:${of}`} idPrefix={idOf(of)} />}
      {props.done && <Banner kind="success" title={t(`evidence:done.${props.done}`)} focus />}
      <h1>{t('evidence:set.title')}</h1>
      <p>{t('evidence:set.lead')}</p>
      <FileSender
        lang={language}
        sendingId={sendingId}
        files={props.files}
        limits={props.limits}
        back={here}
        about={(file) => {
          const piece = pieces.find((one) => one.file?.id === file.id);
          const details = { pieces, told: props.told, detailsAt };
          return piece && <PieceDetails piece={piece} {...details} />;
        }}
      />
      <EvidenceAdditions action={here} problemsOf={problemsOf} submitKey={props.submitKey}>
        <PieceList
          shown={pieces.filter((piece) => piece.form !== 'file')}
          pieces={pieces}
          told={props.told}
          detailsAt={detailsAt}
        />
      </EvidenceAdditions>
      {pieces.length > 1 && (
        <section aria-labelledby="pieces" className="mt-10">
          <h2 id="pieces">{t('evidence:pieces.title', { count: pieces.length })}</h2>
          <p>{t('evidence:pieces.lead')}</p>
          <EvidenceLabels
            action={here}
            pieces={pieces}
            told={props.told}
            problems={problemsOf('labels')}
          />
        </section>
      )}
      <Note {...props} here={here} problems={problemsOf('note')} />
      <section aria-labelledby="ready" className="mt-10 border-t border-line pt-6">
        <h2 id="ready">{t('evidence:go.title')}</h2>
        <ButtonLink to={`${here}/check`}>{t('evidence:go.check')}</ButtonLink>
        <p className="mt-4">
          {t('evidence:go.text')}{' '}
          {props.until && t('evidence:set.until', { date: formatDate(language, props.until) })}
        </p>
        <p>
          <a
            href={`/${language}/family/sending/${sendingId}/delete`}
            className="inline-flex min-h-11 items-center"
          >
            {t('evidence:go.delete')}
          </a>
        </p>
      </section>
    </div>
  );
}

type PartProps = EvidencePageProps & { here: string };

function Note(props: PartProps) {
  const t = useT();
  return (
    <section aria-labelledby="whole" className="mt-10">
      <h2 id="whole">{t('evidence:note.title')}</h2>
      {props.noteThere !== undefined && (
        <Inset>
          <h3>{t('evidence:note.there')}</h3>
          <UserText>{props.noteThere}</UserText>
        </Inset>
      )}
      <FormInline
        id="note"
        action={props.here}
        problems={props.problems}
        saved={{ note: props.note }}
        errorsFrom="evidence:note"
        submitLabel={t('evidence:note.save')}
        submitVariant="secondary"
      >
        <Hidden name="do" value="note" />
        <Hidden name="version" value={props.version} />
        <TextArea
          name="note"
          label={t('evidence:note.label')}
          hint={t('evidence:note.hint')}
          asked="choice"
          rows={4}
        />
      </FormInline>
    </section>
  );
}
