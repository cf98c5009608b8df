import { sizeText } from '~/platform/i18n/file-size';
import type { Speaker } from './send-words';

/** One file as the list of the server tells of it. */
export type ListedFile = {
  id: string;
  name: string;
  bytes: number;
  state: 'uploading' | 'received' | 'waiting' | 'ready' | 'refused';
  receivedAt: string | null;
  small: string | null;
  stateWords: string;
  refusalWords: string | null;
};

export type Tone = 'neutral' | 'info' | 'good' | 'wait' | 'alert';

const tones: Record<ListedFile['state'], Tone> = {
  uploading: 'info',
  received: 'wait',
  waiting: 'wait',
  ready: 'good',
  refused: 'alert',
};

/** The part of an element with this name. Throws where the page has none. */
export function part<T extends HTMLElement = HTMLElement>(within: ParentNode, name: string): T {
  const found = within.querySelector<T>(`[data-part="${name}"]`);
  if (!found) throw new Error(`The page has no part ${name}.`);
  return found;
}

export const find = (within: ParentNode, name: string) =>
  within.querySelector<HTMLElement>(`[data-part="${name}"]`);

/**
 * Shows or hides a part. One that has the focus is hidden when the focus has left it, so that nobody
 * is thrown out of their place.
 */
export function show(element: HTMLElement, visible: boolean): void {
  const button = element.querySelector('button');
  const held = !visible && element.contains(document.activeElement);
  if (button) {
    if (held) button.setAttribute('aria-disabled', 'true');
    else button.removeAttribute('aria-disabled');
  }
  if (!held) {
    element.hidden = !visible;
    return;
  }
  const leave = () => {
    if (button?.hasAttribute('aria-disabled')) element.hidden = true;
  };
  element.addEventListener('focusout', leave, { once: true });
}

/** Puts text where it differs, so that what reads the page aloud hears of no change where there is none. */
export function write(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** A new row of the list for a file. */
export function makeRow(section: HTMLElement, speaker: Speaker, name: string, bytes: number) {
  const pattern = section.querySelector<HTMLTemplateElement>('template[data-part="row"]');
  const row = (pattern?.content.cloneNode(true) as DocumentFragment | undefined)?.querySelector(
    'li',
  );
  if (!row) throw new Error('The page has no pattern for a row.');
  row.dataset.name = name;
  row.dataset.bytes = String(bytes);
  write(part(row, 'name'), name);
  write(part(row, 'size'), sizeText(speaker.locale, bytes));
  for (const of of row.querySelectorAll<HTMLElement>('[data-part="of"]')) {
    of.textContent = ` \u2068${name}\u2069`;
  }
  return row;
}

export function setState(row: HTMLElement, tone: Tone, words: string, why = ''): void {
  const state = part(row, 'state');
  state.dataset.tone = tone;
  write(state, words);
  const reason = part(row, 'why');
  write(reason, why);
  reason.hidden = why === '';
}

/** The share of the file that has arrived, 0 to 1; `null` where that is no longer of interest. */
export function setProgress(row: HTMLElement, speaker: Speaker, share: number | null): void {
  const progress = part(row, 'progress');
  progress.hidden = share === null;
  if (share === null) return;
  const bar = progress.querySelector('progress');
  if (bar) bar.value = Math.floor(share * 100);
  write(part(row, 'percent'), speaker.percent(Math.floor(share * 100) / 100));
}

/** Brings a row to what the server says of its file. */
export function showListed(
  row: HTMLElement,
  speaker: Speaker,
  file: ListedFile,
  look: string,
): void {
  row.dataset.file = file.id;
  row.dataset.state = file.state;
  setState(row, tones[file.state], file.stateWords, file.refusalWords ?? '');
  if (file.receivedAt) write(part(row, 'received'), speaker.received(file.receivedAt));
  const picture = part<HTMLImageElement>(row, 'picture');
  if (file.small && picture.hidden) {
    picture.src = file.small;
    picture.hidden = false;
  }
  if (file.state === 'ready') {
    const link = part<HTMLAnchorElement>(row, 'look');
    write(link, file.name);
    link.href = look + file.id;
    link.hidden = false;
    part(row, 'name').hidden = true;
  }
  const removal = find(row, 'remove');
  const id = removal?.querySelector<HTMLInputElement>('input[name="remove"]');
  if (removal && id) {
    id.value = file.id;
    show(removal, true);
  }
}
