import { Button, FormInline, Hidden, TextArea, type FormProblems } from '~/components/form';
import { MessageThread } from '~/components/layout';
import {
  formatDate,
  formatList,
  formatMoment,
  useLanguage,
  useT,
  type Language,
  type Translate,
} from '~/platform/i18n';
import { childName } from '../matter.rules';
import type { Matter, MatterMessage } from '../matter.store.server';

type ConversationProps = { matter: Matter; problems?: FormProblems; submitKey: string };

/** The written conversation of one matter, and the box to write in. */
export function Conversation({ matter, problems, submitKey }: ConversationProps) {
  const t = useT();
  const language = useLanguage();
  const messages = matter.messages.map((message) => ({
    id: `m-${message.id}`,
    from:
      message.from === 'parent'
        ? t('family:matter.you')
        : (message.who ?? t('family:matter.council')),
    when: formatMoment(language, message.at),
    text: messageText(t, language, matter, message),
    mine: message.from === 'parent',
    language: message.kind === 'message' && !message.data.event ? message.language : undefined,
  }));
  return (
    <section aria-labelledby="conversation">
      <h2 id="conversation">{t('family:matter.conversation')}</h2>
      <p>{t('family:matter.conversationText')}</p>
      {messages.length > 0 ? (
        <MessageThread messages={messages} />
      ) : (
        <p>{t('family:matter.noMessages')}</p>
      )}
      <div className="mt-8">
        <FormInline id="form" problems={problems} errorsFrom="family:matter">
          <Hidden name="key" value={submitKey} />
          <TextArea
            name="words"
            label={t('family:matter.write')}
            hint={t('family:matter.writeHint')}
            asked="choice"
            rows={6}
            dir="auto"
          />
          <Button>{t('family:matter.send')}</Button>
        </FormInline>
      </div>
    </section>
  );
}

/** What a message says to this reader: outcomes in the reader's language, then the officer's own words. */
function messageText(
  t: Translate,
  language: Language,
  matter: Matter,
  message: MatterMessage,
): string {
  const names = message.childKeys.map((key) => childName(matter, key)).filter(Boolean);
  const decision = typeof message.data.decision === 'string' ? message.data.decision : null;
  const event = typeof message.data.event === 'string' ? message.data.event : null;
  const values = {
    children: formatList(language, names),
    date: message.dueOn ? formatDate(language, message.dueOn) : '',
  };
  return [
    decision && t(`outcome:${decision}.title`, values),
    decision && t(`outcome:${decision}.body`, values),
    event && t(`family:matter.event.${event}`),
    message.text,
    message.dueOn && !decision && t('family:matter.answerBy', values),
  ]
    .filter(Boolean)
    .join('\n\n');
}
