import { SummaryList, UserText } from '~/components/layout';
import { ComplaintSummary, type ComplaintBody } from '~/domains/complaint';
import { COMPLAINT_KINDS } from '~/domains/intake';
import { answersSchema, describeAnswers, type AnswerRow } from '~/domains/notification';
import type { ShownItem } from '../show-item.server';
import { useWords } from './words';

/** All that was told in the item, as it was written, with its language named. */
export function Written({ item }: { item: ShownItem }) {
  const { t, language } = useWords();
  return (
    <section aria-labelledby="written">
      <h2 id="written">{t('officer:item.written')}</h2>
      <p className="text-soft">
        {t('officer:item.writtenIn', { language: language(item.language) })}
      </p>
      {item.answers ? (
        <Answers item={item} />
      ) : (COMPLAINT_KINDS as readonly string[]).includes(item.kind) ? (
        <ComplaintSummary body={item.body as ComplaintBody} lang={item.language} />
      ) : (
        <Body item={item} />
      )}
    </section>
  );
}

/** Rows whose answer the parent wrote; the others are chosen codes, shown in English. */
const ownWords =
  /(?:[wW]ords|[nN]ote|[nN]ame|Names|As|relation|contact|school|area|Council|address)$/;

function Answers({ item }: { item: ShownItem }) {
  const { t } = useWords();
  const parsed = answersSchema.safeParse(item.answers);
  if (!parsed.success) return <p>{t('officer:item.unreadable')}</p>;
  const sections = describeAnswers(parsed.data, t, 'en')
    .map((section) => ({ ...section, rows: section.rows.filter((row) => linesOf(row).length > 0) }))
    .filter((section) => section.rows.length > 0);
  return (
    <>
      {sections.map((section) => (
        <section key={section.key} className="mb-5">
          <h3>
            <bdi>{section.heading}</bdi>
          </h3>
          <SummaryList
            rows={section.rows.map((row) => ({
              key: row.question,
              value: linesOf(row).map((line, index) => (
                <UserText key={index} lang={ownWords.test(row.key) ? item.language : undefined}>
                  {line}
                </UserText>
              )),
            }))}
          />
        </section>
      ))}
    </>
  );
}

function linesOf(row: AnswerRow): string[] {
  return [row.answer].flat().filter((line) => line !== '');
}

/** A question, a report or a change: the fields in the order in which they were sent. */
function Body({ item }: { item: ShownItem }) {
  const { t } = useWords();
  const fields = Object.entries((item.body ?? {}) as Record<string, unknown>)
    .filter(([key]) => key !== 'form')
    .map(
      ([key, value]) =>
        [
          key,
          [value].flat().filter((each) => each !== '' && each !== null && each !== false),
        ] as const,
    )
    .filter(([, values]) => values.length > 0);
  if (fields.length === 0) return <p>{t('officer:item.nothingWritten')}</p>;
  return (
    <SummaryList
      rows={fields.map(([key, values]) => ({
        key: t(`officer:item.body.${key}`, { defaultValue: key }),
        value: values.map((value, index) => (
          <BodyValue key={index} value={value} lang={item.language} />
        )),
      }))}
    />
  );
}

function BodyValue({ value, lang }: { value: unknown; lang: string }) {
  const { t, date } = useWords();
  const text = value === true ? 'yes' : String(value);
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return <>{date(text)}</>;
  const word = /^[a-z-]+$/.test(text)
    ? t(`officer:item.bodyCodes.${text}`, { defaultValue: '' })
    : '';
  return word ? <p className="mb-0">{word}</p> : <UserText lang={lang}>{text}</UserText>;
}
