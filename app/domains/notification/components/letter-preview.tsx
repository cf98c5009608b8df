import type { LetterContent } from '~/domains/letter';
import { UserText } from '~/components/layout';

type LetterPreviewProps = { content: LetterContent; label: string };

/** A letter as it reads, in its own language and direction. `label` names it for those who listen. */
export function LetterPreview({ content, label }: LetterPreviewProps) {
  return (
    <section
      aria-label={label}
      lang={content.language}
      dir={content.direction}
      className="rounded-lg border border-line bg-surface p-5"
    >
      <Lines lines={content.sender} />
      <p>{content.date}</p>
      <Lines lines={content.recipient} />
      <p>{content.greeting}</p>
      <p className="font-semibold">{content.subject}</p>
      {content.parts.map((part, index) =>
        'list' in part ? (
          <ul key={index}>
            {part.list.map((item, at) => (
              <li key={at}>{item}</li>
            ))}
          </ul>
        ) : (
          <p key={index} className="wrap-anywhere">
            {part.text}
          </p>
        ),
      )}
      <p>{content.closing}</p>
      <UserText>{content.signature}</UserText>
    </section>
  );
}

function Lines({ lines }: { lines: string[] }) {
  if (lines.length === 0) return null;
  return (
    <div className="mb-4">
      <UserText>{lines.join('\n')}</UserText>
    </div>
  );
}
