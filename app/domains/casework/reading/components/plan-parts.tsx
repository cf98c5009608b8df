import { Inset, Notice, Tag, UserText } from '~/components/layout';
import { isolate } from '~/platform/i18n';
import { languageName, useWords } from '../../item/components/words';
import type { Comparison, Passage } from '../plan-compare.rules';
import type { AreaPart, AreaWords, ReadSending } from '../reading.view';
import { readingPath } from '../reading.schema';
import { From, NewTag, Questions } from './labels';
import { AlsoHere, PieceGroups } from './piece-figure';
import { useReading } from './use-reading';

/** One parent's plan as a whole: the wish to talk, the approach, the whole text, and its versions. */
export function PlanHead({ plan }: { plan: ReadSending }) {
  const { t, moment } = useWords();
  const { beside } = useReading();
  const compared = beside?.sendingId === plan.id ? beside.whole : null;
  const { talk, talkWords, approach, whole } = plan.plan!;
  const several = (plan.number ?? 1) > 1;
  return (
    <article
      id={`sending-${plan.id}`}
      tabIndex={-1}
      aria-labelledby={`sending-${plan.id}-name`}
      className="mb-6 scroll-mt-4 rounded-xl border border-line bg-surface p-5 target:border-edge"
    >
      <h3 id={`sending-${plan.id}-name`} className="mt-0">
        {t('reading:plan.of', { name: isolate(plan.by) })}
      </h3>
      <p className="text-sm text-soft">
        {moment(plan.sentAt)} · {languageName(plan.language)}
        {several && ` · ${t('reading:plan.version', { number: plan.number })}`}{' '}
        <NewTag isNew={plan.isNew} />
      </p>
      {talk && (
        <Notice>
          <p className="mb-0">{t('reading:plan.talk', { name: isolate(plan.by) })}</p>
          {talkWords && <UserText lang={plan.language}>{talkWords}</UserText>}
        </Notice>
      )}
      {approach && <p>{t(`reading:approach.${approach}`)}</p>}
      {compared && compared.state !== 'empty' ? (
        <Beside comparison={compared} language={plan.language} />
      ) : (
        whole && (
          <div className="max-w-prose">
            <UserText lang={plan.language}>{whole}</UserText>
          </div>
        )
      )}
      {whole && (
        <Questions
          sendingId={plan.id}
          passage="whole"
          what={t('reading:plan.of', { name: isolate(plan.by) })}
        />
      )}
      <Versions plan={plan} />
    </article>
  );
}

function Versions({ plan }: { plan: ReadSending }) {
  const { t, date } = useWords();
  const { earlier, beside, child, since } = useReading();
  const own = earlier.filter(({ accountId }) => accountId === plan.accountId);
  if (own.length === 0) return null;
  const open = beside?.sendingId === plan.id ? beside.plan.id : null;
  return (
    <div className="mt-4 border-t border-line pt-3">
      <p className="mb-1 font-semibold">{t('reading:plan.earlier')}</p>
      <ul>
        {own.map((version) => (
          <li key={version.id}>
            {version.id === open ? (
              <>
                <strong>{t('reading:plan.besideNow', { date: date(version.sentAt) })}</strong>{' '}
                <a href={readingPath(child.id, { since })}>{t('reading:plan.noBeside')}</a>
              </>
            ) : (
              <a
                href={`${readingPath(child.id, { since, beside: version.id })}#sending-${plan.id}`}
              >
                {t('reading:plan.beside', { date: date(version.sentAt) })}
              </a>
            )}
          </li>
        ))}
      </ul>
      {open && <p className="text-sm text-soft">{t('reading:compare.marks')}</p>}
    </div>
  );
}

/** Two versions side by side; what only one of them has is underlined. */
function Beside({ comparison, language }: { comparison: Comparison; language: string }) {
  const { t, date } = useWords();
  const { beside } = useReading();
  const when = date(beside!.plan.sentAt);
  if (comparison.state === 'unchanged') {
    return (
      <>
        <p className="mb-1">
          <Tag>{t('reading:compare.unchanged', { date: when })}</Tag>
        </p>
        <Passages passages={comparison.now} language={language} as="now" />
      </>
    );
  }
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <div className="min-w-0 border-s-4 border-line ps-3">
        <p className="mb-1 text-sm font-semibold">{t('reading:compare.before', { date: when })}</p>
        {comparison.state === 'added' ? (
          <p className="text-soft">{t('reading:compare.nothing')}</p>
        ) : (
          <Passages passages={comparison.before} language={beside!.plan.language} as="before" />
        )}
      </div>
      <div className="min-w-0 border-s-4 border-accent ps-3">
        <p className="mb-1 text-sm font-semibold">{t('reading:compare.now')}</p>
        {comparison.state === 'gone' ? (
          <p className="text-soft">{t('reading:compare.nothing')}</p>
        ) : (
          <Passages passages={comparison.now} language={language} as="now" />
        )}
      </div>
    </div>
  );
}

type PassagesProps = { passages: Passage[]; language: string; as: 'before' | 'now' };

function Passages({ passages, language, as }: PassagesProps) {
  const Changed = as === 'now' ? 'ins' : 'del';
  return (
    <div
      dir="auto"
      lang={language}
      className="whitespace-pre-line wrap-anywhere [unicode-bidi:plaintext]"
    >
      {passages.map((passage, at) =>
        passage.changed ? (
          <Changed key={at} className="bg-wait-soft underline decoration-2 underline-offset-4">
            {passage.text}
          </Changed>
        ) : (
          <span key={at}>{passage.text}</span>
        ),
      )}
    </div>
  );
}

/** One area: what the plans say, with the evidence labelled to it beside. */
export function AreaSection({ part }: { part: AreaPart }) {
  const { t } = useWords();
  const { beside } = useReading();
  const name = t(`reading:area.${part.area}`);
  const evidence = part.groups.length > 0 || part.also.length > 0;
  const columns = beside ? '' : 'lg:grid-cols-2';
  return (
    <section
      id={`area-${part.area}`}
      tabIndex={-1}
      aria-labelledby={`area-${part.area}-name`}
      className="mb-8 scroll-mt-4 border-t border-line pt-4"
    >
      <h3 id={`area-${part.area}-name`} className="mt-0">
        {name}
      </h3>
      <div className={`grid gap-x-8 gap-y-4 ${columns}`}>
        <div className="min-w-0 space-y-5">
          {part.words.length === 0 && <p className="text-soft">{t('reading:noWords')}</p>}
          {part.words.map((words) => (
            <Words key={words.sendingId} words={words} area={part.area} name={name} />
          ))}
        </div>
        <div className="min-w-0">
          {!evidence && <p className="text-soft">{t('reading:noEvidence')}</p>}
          <PieceGroups groups={part.groups} />
          <AlsoHere pieces={part.also} />
        </div>
      </div>
    </section>
  );
}

function Words({ words, area, name }: { words: AreaWords; area: string; name: string }) {
  return (
    <div>
      <From by={words.by} language={words.language} isNew={words.isNew} />
      {words.compared ? (
        <Beside comparison={words.compared} language={words.language} />
      ) : (
        <Inset>
          <UserText lang={words.language}>{words.text}</UserText>
        </Inset>
      )}
      {words.text && <Questions sendingId={words.sendingId} passage={`area:${area}`} what={name} />}
    </div>
  );
}
