import { Tag, type Tone } from '~/components/layout';
import { formatMoment, useLanguage, useT } from '~/platform/i18n';
import type { OwnSending } from '../sending/sending.store.server';

const tones: Record<string, Tone> = {
  waiting: 'info',
  read: 'good',
  replaced: 'neutral',
  withdrawn: 'neutral',
};

/** Where something sent stands, in the words of its sender. */
export function SentState({
  sending,
}: {
  sending: Pick<OwnSending, 'kind' | 'state' | 'firstReadAt' | 'withdrawnAt'>;
}) {
  const t = useT();
  const language = useLanguage();
  const { kind, state, firstReadAt, withdrawnAt } = sending;
  const code = state === 'sent' || state === 'draft' ? (firstReadAt ? 'read' : 'waiting') : state;
  const at = state === 'withdrawn' ? withdrawnAt : firstReadAt;
  if (kind === 'yearly' && code === 'replaced') {
    return <Tag tone={tones[code]}>{t('yearly:sent.replaced')}</Tag>;
  }
  return (
    <Tag tone={tones[code]}>
      {t(`plan:sent.states.${code}`, { when: at ? formatMoment(language, at) : '' })}
    </Tag>
  );
}
