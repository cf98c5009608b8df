import type { ReactNode } from 'react';
import { Button } from '~/components/form';
import { Details, SummaryCard, SummaryList, Tag, UserText, type Tone } from '~/components/layout';
import { AREAS, type LastTold } from '~/domains/evidence';
import { formatDate, formatDay, formatMoment, isolate, useLanguage, useT } from '~/platform/i18n';
import type { AnswerStanding, ChildCard, OwnRequest } from '../request.views';

/** The last school year of compulsory education, in which the September guarantee holds. */
export const LAST_YEAR = 11;

/** One child of a request: what was said before, where the answer stands, and the ways to go on. */
export function AskedChildCard({ child, request }: { child: ChildCard; request: OwnRequest }) {
  const t = useT();
  const language = useLanguage();
  const { answer, voice, last, moreTimeUntil } = child;
  return (
    <SummaryCard under title={<bdi>{child.name}</bdi>}>
      <SummaryList
        rows={[
          { key: t('yearly:card.answer'), value: <Standing {...answer} name={child.name} /> },
          ...(moreTimeUntil
            ? [
                {
                  key: t('yearly:card.moreTime'),
                  value: t('yearly:card.until', { date: formatDay(language, moreTimeUntil) }),
                },
              ]
            : []),
          { key: t('yearly:card.last'), value: <LastYear last={last} /> },
          { key: t('plan:hub.voice'), value: <VoiceStanding {...voice} name={child.name} /> },
        ]}
      />
      <div className="flex flex-wrap items-center gap-4 pt-4 pb-2">
        <form method="post">
          <input type="hidden" name="answer" value={child.id} />
          <Button variant={answer.sent && !answer.draft ? 'secondary' : 'primary'}>
            {t(`yearly:card.${buttonOf(answer)}`, { name: isolate(child.name) })}
          </Button>
        </form>
        <form method="post">
          <input type="hidden" name="voice" value={child.id} />
          <Button variant="secondary">
            {t(voice.draft ? 'plan:hub.goOnVoice' : 'plan:hub.startVoice', {
              name: isolate(child.name),
            })}
          </Button>
        </form>
      </div>
      {child.yearGroup >= LAST_YEAR && <YearEleven name={child.name} />}
      {child.ehc && <EhcPlan name={child.name} nextReviewOn={child.ehc.nextReviewOn} />}
      {request.isOver && answer.sent === null && (
        <p className="text-sm text-soft">{t('yearly:card.over')}</p>
      )}
    </SummaryCard>
  );
}

function buttonOf({ draft, sent }: AnswerStanding): string {
  if (draft) return 'goOn';
  if (!sent) return 'start';
  return sent.firstReadAt ? 'more' : 'change';
}

const tones: Record<string, Tone> = { none: 'neutral', begun: 'wait', sent: 'good', read: 'good' };

/** Where the answer about one child stands. That there is none yet is no fault, and is not shown as one. */
function Standing({ draft, sent, name }: AnswerStanding & { name: string }) {
  const t = useT();
  const language = useLanguage();
  const code = sent ? (sent.firstReadAt ? 'read' : 'sent') : draft ? 'begun' : 'none';
  const when = sent?.sentAt ? formatMoment(language, sent.sentAt) : '';
  return (
    <>
      <Tag tone={tones[code]} sign={sent ? 'tick' : undefined}>
        {t(`yearly:card.states.${code}`)}
      </Tag>
      {sent && (
        <span className="mt-1 block">
          {t(`yearly:card.${code}On`, { when })}
          <a
            href={`/${language}/family/sent/${sent.id}`}
            className="flex min-h-11 w-fit items-center"
          >
            {t('yearly:card.see')}
            <span className="sr-only"> {t('plan:hub.for', { name: isolate(name) })}</span>
          </a>
        </span>
      )}
      {sent && draft && <span className="block">{t('yearly:card.changing')}</span>}
    </>
  );
}

function VoiceStanding({ draft, sent, name }: AnswerStanding & { name: string }) {
  const t = useT();
  const language = useLanguage();
  if (sent) {
    return (
      <a href={`/${language}/family/sent/${sent.id}`} className="inline-flex min-h-11 items-center">
        {t('plan:hub.sentOn', { date: formatDate(language, sent.sentAt!) })}
        <span className="sr-only"> {t('plan:hub.for', { name: isolate(name) })}</span>
      </a>
    );
  }
  return <>{t(draft ? 'plan:hub.draft' : 'plan:hub.none')}</>;
}

const shortest = 140;

/** What the parent said before, its first words at once. */
function LastYear({ last }: { last: LastTold | null }) {
  const t = useT();
  const language = useLanguage();
  if (!last) return <>{t('yearly:card.nothingBefore')}</>;
  const texts = [last.whole, ...AREAS.map((area) => last.areas[area] ?? '')].filter(Boolean);
  const [first = ''] = texts;
  const short = first.length > shortest ? `${first.slice(0, shortest).trimEnd()}…` : first;
  return (
    <>
      <span className="block">
        {t(`yearly:told.${last.kind}`, { date: formatDate(language, last.on) })}
      </span>
      {short && <UserText lang={last.language}>{short}</UserText>}
      <a
        href={`/${language}/family/sent/${last.sendingId}`}
        className="flex min-h-11 w-fit items-center"
      >
        {t('yearly:card.seeLast')}
      </a>
    </>
  );
}

function Block({ summary, children }: { summary: ReactNode; children: ReactNode }) {
  return (
    <div className="mt-2 border-t border-line pt-2 [&>details]:mb-2">
      <Details summary={summary}>{children}</Details>
    </div>
  );
}

/** The September guarantee: everybody who finishes Year 11 is offered a place to go on learning. */
export function YearEleven({ name }: { name: string }) {
  const t = useT();
  return (
    <Block summary={t('yearly:year11.title', { name: isolate(name) })}>
      <p>{t('yearly:year11.guarantee')}</p>
      <ul className="mb-0">
        {(['places', 'help', 'college', 'choice'] as const).map((key) => (
          <li key={key}>{t(`yearly:year11.${key}`)}</li>
        ))}
      </ul>
    </Block>
  );
}

/** The yearly review of an EHC plan: when, and how to take part without coming. */
export function EhcPlan({ name, nextReviewOn }: { name: string; nextReviewOn: string | null }) {
  const t = useT();
  const language = useLanguage();
  return (
    <Block summary={t('yearly:ehcPlan.title', { name: isolate(name) })}>
      <p>
        {nextReviewOn
          ? t('yearly:ehcPlan.on', { date: formatDate(language, nextReviewOn) })
          : t('yearly:ehcPlan.unknown')}
      </p>
      <p>{t('yearly:ehcPlan.need')}</p>
      <p className="mb-0">{t('yearly:ehcPlan.ways')}</p>
    </Block>
  );
}
