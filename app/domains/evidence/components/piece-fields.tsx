import { Checkboxes, DateField } from '~/components/form';
import { useT } from '~/platform/i18n';
import { AREAS } from '../evidence.codes';
import type { ToldChild } from '../evidence.views';

/** Which child or children; not asked where there is but one. */
export function ChildrenField({ told }: { told: ToldChild[] }) {
  const t = useT();
  if (told.length < 2) return null;
  return (
    <Checkboxes
      name="children"
      label={t('evidence:fields.children')}
      hint={t('evidence:fields.childrenHint')}
      asked="choice"
      options={told.map(({ id, name }) => ({ value: id, label: <bdi>{name}</bdi> }))}
    />
  );
}

/** Which areas, and when. */
export function AreasAndDate() {
  const t = useT();
  return (
    <>
      <Checkboxes
        name="areas"
        label={t('evidence:fields.areas')}
        hint={t('evidence:fields.areasHint')}
        asked="choice"
        options={AREAS.map((area) => ({ value: area, label: t(`evidence:areas.${area}`) }))}
      />
      <DateField
        name="madeOn"
        label={t('evidence:fields.madeOn')}
        hint={t('evidence:fields.madeOnHint')}
        asked="choice"
      />
    </>
  );
}
