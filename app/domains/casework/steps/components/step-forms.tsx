import { Hidden } from '~/components/form';
import type { LadderItem } from '../find-ladder.server';

/** What a form on a ladder carries unseen; before the first step there is no ladder yet. */
export function LadderFields(props: { item: LadderItem | null; submitKey: string }) {
  return (
    <>
      <Hidden name="version" value={props.item?.version ?? 0} />
      <Hidden name="seen" value={props.item?.seen ?? '0'} />
      <Hidden name="submitKey" value={props.submitKey} />
    </>
  );
}
