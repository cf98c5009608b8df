import { useWords } from '../use-words';

type Section = {
  title: string;
  body?: string[];
  points?: string[];
  after?: string;
};

/** The sections of a page of guidance, in the order of the locale file under the key `from`. */
export function GuidanceSections({ from }: { from: string }) {
  const sections = useWords<Record<string, Section>>(from);
  return (
    <>
      {Object.entries(sections).map(([name, section]) => (
        <section key={name} className="mt-9">
          <h2 id={name}>{section.title}</h2>
          {section.body && <Paragraphs>{section.body}</Paragraphs>}
          {section.points && (
            <ul>
              {section.points.map((point) => (
                <li key={point}>{point}</li>
              ))}
            </ul>
          )}
          {section.after && <p>{section.after}</p>}
        </section>
      ))}
    </>
  );
}

/** Several paragraphs. */
export function Paragraphs({ children }: { children: string[] }) {
  return (
    <>
      {children.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </>
  );
}
