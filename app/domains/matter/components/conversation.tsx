import { Button, FormInline, Hidden, TextArea, type FormProblems } from '~/components/form';
import { MessageThread } from '~/components/layout';
import { formatMoment, useLanguage, useT } from '~/platform/i18n';
import type { Matter } from '../matter.store.server';
import { messageText } from './message-text';

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
    language:
      message.kind === 'message' && !message.data.event && !message.data.complaint
        ? message.language
        : undefined,
  }));
  return (
    <section className="mt-10" aria-labelledby="conversation">
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
