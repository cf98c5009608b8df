import { Checkboxes, DateField, FormPage, Radios, TextArea } from '~/components/form';
import {
  ChangedMeanwhile,
  ItemCaption,
  MoveFields,
  type MovePageProps,
} from '../../item/components/move-parts';
import { ANSWER_HOWS } from '../request.codes';
import type { ItemRequest } from '../item-request.server';
import { useRequestWords } from './words';

type RequestMoveProps = MovePageProps & { request: ItemRequest };

/** Writing down what a parent answered by telephone, by post, by email or in person. */
export function WriteAnswerPage({ item, submitKey, problems, request }: RequestMoveProps) {
  const { t } = useRequestWords();
  const unanswered = request.children.filter(({ answeredOn }) => answeredOn === null);
  return (
    <FormPage
      title={t('requests:answer.title')}
      caption={<ItemCaption item={item} />}
      backTo={`/officer/item/${item.id}`}
      problems={problems}
      saved={{ children: unanswered.map(({ childId }) => childId), happenedOn: item.today }}
      errorsFrom="requests:answer"
      submitLabel={t('requests:answer.submit')}
      lead={
        <>
          <ChangedMeanwhile problems={problems} />
          <p>{t('requests:answer.lead')}</p>
        </>
      }
    >
      <MoveFields item={item} submitKey={submitKey} />
      <Checkboxes
        name="children"
        label={t('requests:answer.children')}
        options={request.children.map(({ childId, name, standing }) => ({
          value: childId,
          label: <bdi>{name}</bdi>,
          hint: t(`requests:standing.${standing}`),
        }))}
      />
      <Radios
        name="how"
        label={t('requests:answer.how')}
        options={ANSWER_HOWS.map((how) => ({
          value: how,
          label: t(`requests:answer.hows.${how}`),
        }))}
      />
      <DateField name="happenedOn" label={t('requests:answer.when')} />
      <TextArea
        name="text"
        label={t('requests:answer.text')}
        hint={t('requests:answer.textHint')}
        rows={8}
      />
    </FormPage>
  );
}

/** Ending a request without an answer, with a reason. */
export function EndRequestPage({ item, submitKey, problems }: RequestMoveProps) {
  const { t } = useRequestWords();
  return (
    <FormPage
      title={t('requests:end.title')}
      caption={<ItemCaption item={item} />}
      backTo={`/officer/item/${item.id}`}
      problems={problems}
      errorsFrom="requests:end"
      submitLabel={t('requests:end.submit')}
      lead={
        <>
          <ChangedMeanwhile problems={problems} />
          <p>{t('requests:end.lead')}</p>
        </>
      }
    >
      <MoveFields item={item} submitKey={submitKey} />
      <TextArea
        name="reason"
        label={t('requests:end.reason')}
        hint={t('requests:end.reasonHint')}
        rows={4}
      />
    </FormPage>
  );
}
