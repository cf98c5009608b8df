import { MessageThread } from '~/components/layout';
import { toldParagraphs } from '~/domains/complaint';
import type { Translate } from '~/platform/i18n';
import type { MessageView } from '../item.view';
import type { ShownItem } from '../show-item.server';
import { languageName, useWords } from './words';

/** The written conversation with the parent, each message in the language it was written in. */
export function Conversation({ item }: { item: ShownItem }) {
  const { t, moment, date } = useWords();
  if (item.messages.length === 0) return <p>{t('officer:message.none')}</p>;
  return (
    <MessageThread
      messages={item.messages.map((message) => ({
        id: `message-${message.id}`,
        mine: message.from === 'council',
        from: sender(t, message),
        when: (
          <>
            {moment(message.at)}
            {message.dueOn && ` · ${t('officer:message.answerBy', { date: date(message.dueOn) })}`}
            {message.from === 'council' &&
              ` · ${t(message.readAt ? 'officer:message.read' : 'officer:message.unread')}`}
          </>
        ),
        text: wordsOf(t, message),
        language: message.language,
      }))}
    />
  );
}

function sender(t: Translate, message: MessageView): string {
  if (message.from === 'council') return message.by ?? t('officer:message.council');
  return t('officer:message.parentIn', { language: languageName(message.language) });
}

/** The words of a message; before the officer's own, what an outcome says in the parent's language. */
function wordsOf(t: Translate, message: MessageView): string {
  const told = toldParagraphs(t, 'en', message);
  if (told) return told.join('\n\n');
  const decision = typeof message.data.decision === 'string' ? message.data.decision : null;
  const event = typeof message.data.event === 'string' ? message.data.event : null;
  const quote = typeof message.data.quote === 'string' ? message.data.quote : null;
  return [
    quote && `${t('officer:message.aboutPassage')}\n${t('officer:message.quote', { quote })}`,
    decision &&
      t('officer:message.outcomeTold', { title: t(`officer:decide.outcomes.${decision}`) }),
    event && t(`officer:message.events.${event}`),
    message.text,
  ]
    .filter(Boolean)
    .join('\n\n');
}
