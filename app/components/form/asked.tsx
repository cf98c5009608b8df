import { useT } from '~/platform/i18n';

export type Asked = 'law' | 'needed' | 'choice';

const look: Record<Asked, string> = {
  law: 'border-transparent bg-sunken font-semibold',
  needed: 'border-transparent bg-sunken font-normal',
  choice: 'border-dashed border-edge font-normal text-soft',
};

/** Why something is asked, in words, beside its label. */
export function AskedTag(props: { asked: Asked; id?: string }) {
  const t = useT();
  return (
    <span
      id={props.id}
      className={`inline-block rounded-xl border px-2.5 text-xs ${look[props.asked]}`}
    >
      {t(`common:asked.${props.asked}`)}
    </span>
  );
}
