import type { Announcer } from './announcer';
import { makeRow, part, showListed, type ListedFile } from './file-row';
import { apart, type Speaker } from './send-words';
import type { Sent, UploadQueue } from './upload-queue';

const firstMs = 3000;
const longestMs = 30_000;

type Setting = {
  section: HTMLElement;
  speaker: Speaker;
  announcer: Announcer;
  queue: () => UploadQueue;
};

/** Keeps the rows as the server says, asking ever more slowly, for as long as a file is being checked. */
export function listedFiles({ section, speaker, announcer, queue }: Setting) {
  const address = section.dataset.list ?? '';
  const rows = part(section, 'rows');
  let delay = firstMs;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const pending = () =>
    rows.querySelector(
      '[data-state="received"], [data-state="waiting"][data-file]:not([data-file=""])',
    );

  async function ask(): Promise<ListedFile[] | null> {
    try {
      const answer = await fetch(address, {
        headers: { Accept: 'application/json' },
        credentials: 'same-origin',
      });
      if (!answer.ok || answer.redirected) return null;
      return ((await answer.json()) as { files: ListedFile[] }).files;
    } catch {
      return null;
    }
  }

  async function look() {
    timer = undefined;
    if (document.hidden) return;
    const files = await ask();
    if (files) update(files);
    delay = Math.min(longestMs, delay * 1.3);
    if (pending()) later();
  }

  function later() {
    timer = timer ?? setTimeout(() => void look(), delay);
  }

  function update(files: ListedFile[]) {
    for (const file of files) {
      const row = rowOf(file);
      if (row === null || row.dataset.state === file.state) continue;
      const known = row.dataset.file === file.id && row.dataset.state !== undefined;
      showListed(row, speaker, file, section.dataset.look ?? '');
      const name = apart(file.name);
      if (known && file.state === 'ready') announcer.tell(speaker.say('ready', { name }));
      if (file.state === 'refused') announcer.tell(speaker.say('wasRefused', { name }));
    }
    part(section, 'none').hidden = rows.children.length > 0;
  }

  /** The row of a listed file; a new one where it came from elsewhere; null while it is still coming. */
  function rowOf(file: ListedFile): HTMLElement | null {
    const own = [...rows.children].find(
      (row): row is HTMLElement => row instanceof HTMLElement && row.dataset.file === file.id,
    );
    if (own) return own.dataset.state === 'removed' ? null : own;
    const sent = queue()
      .sent()
      .find((one) => idOf(one) === file.id);
    if (sent) {
      if (sent.state !== 'received') return null;
      sent.row.dataset.file = file.id;
      return sent.row;
    }
    if (file.state === 'uploading') return null;
    const row = makeRow(section, speaker, file.name, file.bytes);
    rows.append(row);
    return row;
  }

  async function remove(form: HTMLFormElement) {
    const row = form.closest('li');
    const id = form.querySelector<HTMLInputElement>('input[name="remove"]')?.value;
    if (!row || !id) return;
    await fetch(form.action, {
      method: 'POST',
      body: new URLSearchParams(new FormData(form) as unknown as Record<string, string>),
      credentials: 'same-origin',
      redirect: 'manual',
    }).catch(() => undefined);
    const files = await ask();
    if (!files || files.some((file) => file.id === id)) {
      part(row, 'why').hidden = false;
      part(row, 'why').textContent = speaker.say('notRemoved');
      announcer.tell(speaker.say('notRemoved'));
      return;
    }
    announcer.tell(speaker.say('wasRemoved', { name: apart(row.dataset.name ?? '') }));
    drop(row);
    part(section, 'none').hidden = rows.children.length > 0;
  }

  function drop(row: Element) {
    // The button that was pressed goes with its row: without this the focus would be nowhere.
    if (row.contains(document.activeElement)) document.getElementById('files-list')?.focus();
    row.remove();
  }

  rows.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (form.dataset.part !== 'remove') return;
    event.preventDefault();
    void remove(form);
  });
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden && pending()) later();
  });
  if (pending()) later();

  return {
    /** What had arrived of a file before is gone on with in its new row. */
    takeOver(sent: Sent) {
      const before = [...rows.children].find(
        (row) => row instanceof HTMLElement && row.dataset.file === idOf(sent),
      );
      if (before && before !== sent.row) drop(before);
    },
    /** Looks soon, and often again: a file has just arrived. */
    soon() {
      delay = firstMs;
      clearTimeout(timer);
      timer = undefined;
      later();
    },
  };
}

/** The upload's address ends with the id of its file. */
const idOf = (sent: Sent) => sent.url?.split('/').pop() ?? null;
