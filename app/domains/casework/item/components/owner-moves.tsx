import type { ReactNode } from 'react';
import { Button, FormInline, Hidden, Select } from '~/components/form';
import { Details } from '~/components/layout';
import type { ShownItem } from '../show-item.server';
import { useWords } from './words';

type OwnerMovesProps = { item: ShownItem; colleagues: { id: string; name: string }[] };

/** Taking an item, giving it to a colleague, or putting it back for anyone. */
export function OwnerMoves({ item, colleagues }: OwnerMovesProps) {
  const { t } = useWords();
  const others = colleagues.filter((each) => each.id !== item.ownerId);
  const owned = item.ownerId !== null;
  return (
    <div className="print:hidden">
      {!owned && (
        <OwnerForm item={item} id="claim">
          <Button name="move" value="claim" variant="secondary">
            {t('officer:queue.moves.claim')}
          </Button>
        </OwnerForm>
      )}
      <Details summary={t(owned ? 'officer:item.changeOwner' : 'officer:item.giveTo')}>
        <OwnerForm item={item} id="owner">
          <Select
            name="to"
            label={t('officer:queue.moves.to')}
            emptyLabel={t('officer:queue.moves.choose')}
            options={others.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Button name="move" value="assign" variant="secondary">
            {t('officer:queue.moves.assign')}
          </Button>
          {owned && (
            <Button name="move" value="release" variant="secondary">
              {t('officer:queue.moves.release')}
            </Button>
          )}
        </OwnerForm>
      </Details>
    </div>
  );
}

function OwnerForm(props: { item: ShownItem; id: string; children: ReactNode }) {
  const { item, id } = props;
  return (
    <FormInline id={id} action="/officer/queue/assign" hideSubmit row>
      <Hidden name="item" value={`${item.id}.${item.ownerId ?? 'nobody'}`} />
      <Hidden name="returnTo" value={`/officer/item/${item.id}`} />
      {props.children}
    </FormInline>
  );
}
