import { directionOf, isLanguage } from '~/platform/i18n';
import type { LetterBlock } from '../letter.blocks';

type LetterTextProps = {
  subject: string;
  blocks: LetterBlock[];
  language: string;
  /** The level of the subject's heading; the letter's own headings are one below. */
  level?: 2 | 3;
};

/** The words of a letter on a page, in its own language and direction: text, whatever stands in it. */
export function LetterText({ subject, blocks, language, level = 2 }: LetterTextProps) {
  const Subject = level === 2 ? 'h2' : 'h3';
  const Below = level === 2 ? 'h3' : 'h4';
  return (
    <div
      lang={language}
      dir={isLanguage(language) ? directionOf(language) : 'auto'}
      className="rounded-xl border border-line bg-surface p-5 wrap-anywhere sm:p-8"
    >
      <Subject className="mt-0 text-lg">{subject}</Subject>
      {blocks.map((block, index) => {
        if (block.kind === 'heading') {
          return (
            <Below key={index} dir="auto" className="mt-6 mb-1 text-base font-bold">
              {block.text}
            </Below>
          );
        }
        if (block.kind === 'list') {
          return (
            <ul key={index}>
              {block.items.map((item, at) => (
                <li key={at} dir="auto">
                  {item}
                </li>
              ))}
            </ul>
          );
        }
        return (
          <p key={index} dir="auto" className="whitespace-pre-line">
            {block.text}
          </p>
        );
      })}
    </div>
  );
}
