import { ButtonLink, FormInline, Hidden, Select, TextArea } from '~/components/form';
import type { FormProblems } from '~/components/form/form-state';
import { Details, Tag } from '~/components/layout';
import { languageCodes } from '~/platform/i18n';
import type { SendingView } from '../item.view';
import type { ShownItem } from '../show-item.server';
import { fullName } from './child-card';
import { MoveFields } from './move-parts';
import { languageName, useWords } from './words';

/** What a family sent with this item, by its outside, and the way to read it, child by child. */
export function SentThings({ item }: { item: ShownItem }) {
  const { t } = useWords();
  const children = item.children.filter((child) => child.inItem);
  const latest = item.sendings.find((sending) => sending.state === 'sent');
  return (
    <section aria-labelledby="sent" className="mb-8 rounded-xl border border-line bg-surface p-5">
      <h2 id="sent" className="mt-0">
        {t('officer:sent.title')}
      </h2>
      {item.sendings.length === 0 && <p>{t('officer:sent.none')}</p>}
      <ul role="list" className="mb-4 space-y-2">
        {item.sendings.map((sending) => (
          <li key={sending.id}>
            <SendingLine sending={sending} />
          </li>
        ))}
      </ul>
      <p className="mb-0 flex flex-wrap gap-3 print:hidden">
        {children.map((child) => (
          <ButtonLink
            key={child.id}
            to={`/officer/child/${child.id}/reading${latest ? `#sending-${latest.id}` : ''}`}
          >
            {t('officer:sent.read')}
            <span className={children.length > 1 ? undefined : 'sr-only'}>
              {': '}
              <bdi>{fullName(child)}</bdi>
            </span>
          </ButtonLink>
        ))}
      </p>
    </section>
  );
}

function SendingLine({ sending }: { sending: SendingView }) {
  const { t, word, moment } = useWords();
  return (
    <>
      <strong>
        {word('kinds', sending.kind)}
        {sending.number !== null &&
          sending.number > 1 &&
          ` ${t('officer:sent.version', { number: sending.number })}`}
      </strong>
      {' · '}
      {moment(sending.sentAt)} · {languageName(sending.language)} ·{' '}
      {t('officer:sent.pieces', { count: sending.pieces })}{' '}
      {sending.talk && <Tag tone="info">{word('flags', 'prefers-to-talk')}</Tag>}{' '}
      {sending.notReady > 0 && (
        <Tag tone="wait">{t('officer:sent.notReady', { count: sending.notReady })}</Tag>
      )}{' '}
      <Tag tone={sending.state === 'sent' && !sending.firstReadAt ? 'info' : 'neutral'}>
        {standing(t, moment, sending)}
      </Tag>
    </>
  );
}

function standing(
  t: ReturnType<typeof useWords>['t'],
  moment: (iso: string) => string,
  { state, firstReadAt, withdrawnAt }: SendingView,
): string {
  if (state === 'withdrawn')
    return t('officer:sent.withdrawn', { when: withdrawnAt ? moment(withdrawnAt) : '' });
  if (state === 'replaced') return t('officer:sent.replaced');
  return firstReadAt
    ? t('officer:sent.opened', { when: moment(firstReadAt) })
    : t('officer:sent.unopened');
}

type ReadFormProps = { item: ShownItem; submitKey: string; problems?: FormProblems };

/** Saying that what was sent is read, with words to the parent or without. */
export function ReadForm({ item, submitKey, problems }: ReadFormProps) {
  const { t } = useWords();
  return (
    <div id="mark-read">
      <Details summary={t('officer:sent.markRead')} open={problems !== undefined}>
        <p>{t('officer:sent.markReadText')}</p>
        <FormInline
          id="read"
          problems={problems}
          saved={{ language: 'en' }}
          errorsFrom="officer:item"
          submitLabel={t('officer:sent.markRead')}
        >
          <MoveFields item={item} submitKey={submitKey} />
          <Hidden name="intent" value="read" />
          <TextArea
            name="text"
            label={t('officer:sent.words')}
            hint={t('officer:sent.wordsHint')}
            rows={4}
          />
          <Select
            name="language"
            label={t('officer:message.language')}
            options={languageCodes.map((code) => ({ value: code, label: languageName(code) }))}
          />
        </FormInline>
      </Details>
    </div>
  );
}
