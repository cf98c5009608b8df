import type { ReactNode } from 'react';
import { BackLink, Ltr } from '~/components/layout';
import { Hidden } from '~/components/form';
import type { FormProblems } from '~/components/form/form-state';
import type { Change } from '../list-changes.server';
import type { ShownItem } from '../show-item.server';
import { useWords } from './words';

/** What a form on an item carries unseen. What was typed before stays with the state it was typed on. */
export function MoveFields({ item, submitKey }: { item: ShownItem; submitKey: string }) {
  return (
    <>
      <Hidden name="version" value={item.version} />
      <Hidden name="seen" value={item.seen} />
      <Hidden name="submitKey" value={submitKey} />
    </>
  );
}

/** The line above the heading of an item's page: which item it is. */
export function ItemCaption({ item }: { item: ShownItem }) {
  const { word } = useWords();
  return (
    <>
      {word('kinds', item.kind)} <Ltr>{item.reference}</Ltr> · <bdi>{item.title}</bdi>
    </>
  );
}

/** A page of an item other than its first, without a form of its own. */
export function ItemSubPage(props: { item: ShownItem; title: ReactNode; children: ReactNode }) {
  return (
    <>
      <BackLink to={`/officer/item/${props.item.id}`} />
      <p className="mb-1 font-semibold text-soft">
        <ItemCaption item={props.item} />
      </p>
      <h1>{props.title}</h1>
      {props.children}
    </>
  );
}

/** What the page of one move needs. */
export type MovePageProps = { item: ShownItem; submitKey: string; problems?: FormProblems | null };

/** What others have done to the item meanwhile, for somebody whose form came too late. */
export function ChangedMeanwhile({ problems }: { problems?: FormProblems | null }) {
  const { t, moment } = useWords();
  const changes =
    (problems as (FormProblems & { changes?: Change[] }) | null | undefined)?.changes ?? [];
  if (changes.length === 0) return null;
  return (
    <div className="mb-6 rounded-lg border-2 border-edge bg-surface p-5">
      <h2 className="mb-2 text-lg">{t('officer:item.changedMeanwhile')}</h2>
      <ul>
        {changes.map((change) => (
          <li key={change.id}>
            {t(`officer:history.actions.${change.action}`, { defaultValue: change.action })}
            {' · '}
            <bdi>{change.by ?? t(`officer:history.actors.${change.actorKind}`)}</bdi>
            {' · '}
            {moment(change.at)}
          </li>
        ))}
      </ul>
      <p>{t('officer:item.sendAgain')}</p>
    </div>
  );
}
