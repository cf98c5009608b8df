import { createContext, useContext, type ReactElement, type ReactNode } from 'react';

type Labels = { byId: Map<string, ReactNode>; asked: boolean };

const Labels = createContext<Labels | null>(null);

/**
 * Renders a page, and once more where the summary of errors at its top names fields: their labels stand
 * below it, and are known only once they have been rendered.
 */
export function renderNamed(page: ReactElement, render: (page: ReactElement) => string): string {
  const labels: Labels = { byId: new Map(), asked: false };
  const named = <Labels.Provider value={labels}>{page}</Labels.Provider>;
  const html = render(named);
  return labels.asked ? render(named) : html;
}

/** Notes the label of the field with that id. */
export function useNamed(id: string | undefined, label: ReactNode): void {
  const labels = useContext(Labels);
  if (id && label) labels?.byId.set(id, label);
}

/** Gives the label of the field with an id; nothing where no such field has been rendered yet. */
export function useLabels(): (id: string) => ReactNode {
  const labels = useContext(Labels);
  return (id) => {
    if (labels) labels.asked = true;
    return labels?.byId.get(id);
  };
}
