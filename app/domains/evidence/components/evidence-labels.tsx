import { Checkboxes, FormInline, Hidden, type FormProblems } from '~/components/form';
import { Details } from '~/components/layout';
import { useT } from '~/platform/i18n';
import type { PieceLine, ToldChild } from '../evidence.views';
import { AreasAndDate, ChildrenField } from './piece-fields';
import { pieceName } from './piece-name';
import { PiecePicture } from './piece-picture';

type LabelsProps = {
  action: string;
  pieces: PieceLine[];
  told: ToldChild[];
  problems?: FormProblems;
};

/** Children, areas and a date for several pieces at once. */
export function EvidenceLabels({ action, pieces, told, problems }: LabelsProps) {
  const t = useT();
  if (pieces.length < 2) return null;
  return (
    <Details summary={t('evidence:labels.open')} open={problems !== undefined}>
      <FormInline
        id="labels"
        action={action}
        problems={problems}
        errorsFrom="evidence:labels"
        submitLabel={t('evidence:labels.add')}
        submitVariant="secondary"
      >
        <Hidden name="do" value="labels" />
        <p>{t('evidence:labels.text')}</p>
        <Checkboxes
          name="pieces"
          label={t('evidence:labels.pieces')}
          options={[
            { value: 'all', label: <strong>{t('evidence:labels.all')}</strong> },
            ...pieces.map((piece) => ({
              value: piece.id,
              label: (
                <span className="flex items-center gap-3">
                  <PiecePicture piece={piece} />
                  <bdi className="min-w-0 wrap-anywhere">{pieceName(t, piece)}</bdi>
                </span>
              ),
            })),
          ]}
        />
        <ChildrenField told={told} />
        <AreasAndDate />
      </FormInline>
    </Details>
  );
}
