import {
  Button,
  FormInline,
  FormPage,
  Hidden,
  Select,
  TextArea,
  TextField,
  type FormProblems,
} from '~/components/form';
import { Details } from '~/components/layout';
import { useT } from '~/platform/i18n';
import type { SendingKind } from '../evidence.codes';
import type { PieceLine, ToldChild } from '../evidence.views';
import { AreasAndDate, ChildrenField } from './piece-fields';
import { pieceName } from './piece-name';
import { PiecePicture } from './piece-picture';

type PiecePageProps = {
  pieceId: string;
  /** All pieces of the sending, this one among them. */
  pieces: PieceLine[];
  kind: SendingKind;
  told: ToldChild[];
  problems?: FormProblems;
  backTo: string;
  /** The piece after this one; null at the last. */
  nextTo: string | null;
  /** Where the file itself can be looked at. */
  lookAt: string | null;
};

/** The labels of one piece, each of them a choice, and the way to take it out. */
export function PiecePage(props: PiecePageProps) {
  const { pieceId, pieces, kind, told, nextTo } = props;
  const t = useT();
  const piece = pieces.find(({ id }) => id === pieceId)!;
  const words = (key: string) => t(`evidence:piece.${key}`);
  const { title, note, areas, madeOn, translationOfId, children, text } = piece;
  return (
    <>
      <FormPage
        title={words('title')}
        caption={t('evidence:piece.at', { at: pieces.indexOf(piece) + 1, of: pieces.length })}
        backTo={props.backTo}
        problems={props.problems}
        saved={{ title, note, areas, madeOn, translationOfId, children, text }}
        errorsFrom="evidence:piece"
        lead={<Which piece={piece} lookAt={props.lookAt} />}
        hideSubmit
      >
        <OwnText piece={piece} />
        {kind === 'evidence' && <ChildrenField told={told} />}
        <AreasAndDate />
        <TextField
          name="title"
          label={t('evidence:fields.title')}
          hint={t('evidence:fields.titleHint')}
          asked="choice"
          autoComplete="off"
        />
        <TextArea
          name="note"
          label={t('evidence:fields.note')}
          hint={t('evidence:fields.noteHint')}
          asked="choice"
          rows={3}
        />
        <Translation piece={piece} pieces={pieces} />
        <div className="flex flex-wrap items-center gap-4">
          {nextTo && (
            <Button name="go" value="next">
              {words('saveNext')}
            </Button>
          )}
          <Button name="go" value="back" variant={nextTo ? 'secondary' : 'primary'}>
            {words('saveBack')}
          </Button>
          {nextTo && (
            <a href={nextTo} className="inline-flex min-h-11 items-center">
              {words('skip')}
            </a>
          )}
        </div>
      </FormPage>
      <div className="mt-10">
        <Details summary={words('remove.open')}>
          <FormInline id="remove">
            <Hidden name="do" value="remove" />
            <p>{words('remove.text')}</p>
            <Button variant="warning">{words('remove.button')}</Button>
          </FormInline>
        </Details>
      </div>
    </>
  );
}

function Which({ piece, lookAt }: { piece: PieceLine; lookAt: string | null }) {
  const t = useT();
  return (
    <>
      <div className="mb-4 flex items-center gap-4">
        <PiecePicture piece={piece} />
        <div className="min-w-0">
          <p className="mb-0 font-semibold wrap-anywhere">
            <bdi>{pieceName(t, piece)}</bdi>
          </p>
          {lookAt && (
            <a href={lookAt} className="inline-flex min-h-11 items-center">
              {t('evidence:piece.look')}
            </a>
          )}
        </div>
      </div>
      <p>{t('evidence:piece.lead')}</p>
    </>
  );
}

/** The words or the address themselves, where the piece is no file. */
function OwnText({ piece }: { piece: PieceLine }) {
  const t = useT();
  if (piece.form === 'file') return null;
  if (piece.form === 'words') {
    return <TextArea name="text" label={t('evidence:fields.text')} rows={8} />;
  }
  return <TextField name="text" type="url" label={t('evidence:fields.link')} autoComplete="off" />;
}

/** The pieces that this one may translate: originals other than itself, if it is no original itself. */
function Translation({ piece, pieces }: { piece: PieceLine; pieces: PieceLine[] }) {
  const t = useT();
  const isOriginal = pieces.some(({ translationOfId }) => translationOfId === piece.id);
  const originals = pieces.filter(
    ({ id, translationOfId }) => id !== piece.id && translationOfId === null,
  );
  if (isOriginal || originals.length === 0) return null;
  return (
    <Select
      name="translationOfId"
      label={t('evidence:fields.translation')}
      hint={t('evidence:fields.translationHint')}
      asked="choice"
      width="wide"
      emptyLabel={t('evidence:fields.noTranslation')}
      options={originals.map((one) => ({ value: one.id, label: pieceName(t, one) }))}
    />
  );
}
