import { isSupported } from 'tus-js-client/lib/browser/index.js';
import type { Refusal } from '~/platform/files/file-kinds';
import { announcer } from './send/announcer';
import { find, makeRow, part } from './send/file-row';
import { listedFiles } from './send/listed-files';
import { recorder } from './send/recorder';
import { forgetOld } from './send/remembered-uploads';
import { apart, speaker, type SendWords } from './send/send-words';
import { uploadQueue } from './send/upload-queue';

/**
 * Makes of the plain form of a `FileSender` a list in which files are sent at once, can be paused and
 * gone on with, also after the line was cut or the page closed. Without it the form does the same.
 */
function enhance(section: HTMLElement): void {
  const form = section.querySelector<HTMLFormElement>('form[enctype]');
  if (!form) return;
  const words = JSON.parse(section.dataset.words ?? '{}') as SendWords;
  const speak = speaker(words, section.dataset.locale ?? document.documentElement.lang);
  const tell = announcer(part(section, 'announce'));
  const maxBytes = Number(section.dataset.maxBytes);
  const listed = listedFiles({
    section,
    speaker: speak,
    announcer: tell,
    queue: () => queue,
  });
  const queue = uploadQueue({
    section,
    sending: section.dataset.sendFiles ?? '',
    speaker: speak,
    announcer: tell,
    begun: (sent) => listed.takeOver(sent),
    received() {
      listed.soon();
      part(section, 'refresh').hidden = false;
    },
  });

  function take(files: File[]) {
    let added = 0;
    for (const file of files) {
      if (queue.has(file)) {
        tell.tell(speak.say('already', { name: apart(file.name) }));
        continue;
      }
      added += 1;
      queue.add(file, place(file), refusalOf(file));
    }
    if (added > 0) tell.tell(speak.count('added', added));
    part(section, 'none').hidden = true;
  }

  function place(file: File): HTMLElement {
    const row = makeRow(section, speak, file.name, file.size);
    part(section, 'rows').append(row);
    return row;
  }

  function refusalOf(file: File): Refusal | null {
    if (file.size === 0) return 'empty';
    return file.size > maxBytes ? 'too-big' : null;
  }

  form.addEventListener('submit', (event) => event.preventDefault());
  for (const input of form.querySelectorAll<HTMLInputElement>('input[type="file"]')) {
    const chosen = () => {
      const files = [...(input.files ?? [])];
      input.value = '';
      if (files.length > 0) take(files);
    };
    input.addEventListener('change', chosen);
    // What was chosen before this script came.
    chosen();
  }
  takeDrops(section, take);
  const isRecording = recorder({ section, speaker: speak, maxBytes, keep: (file) => take([file]) });
  window.addEventListener('beforeunload', (event) => {
    if (!queue.isBusy() && !isRecording()) return;
    event.preventDefault();
    event.returnValue = '';
  });
  const drop = find(form, 'drop');
  if (drop) drop.hidden = false;
  part(section, 'plain-send').hidden = true;
}

function takeDrops(section: HTMLElement, take: (files: File[]) => void) {
  const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
  section.addEventListener('dragover', (event) => {
    if (holdsFiles(event)) event.preventDefault();
  });
  section.addEventListener('drop', (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    take([...(event.dataTransfer?.files ?? [])]);
  });
}

/** Nothing of what was begun stays in the browser of somebody who signs out. */
function forgetAtSignOut() {
  document.addEventListener('submit', (event) => {
    const action = (event.target as HTMLFormElement).getAttribute('action') ?? '';
    if (action.endsWith('/sign-out')) forgetOld('all');
  });
}

if (isSupported) {
  forgetOld();
  forgetAtSignOut();
  const section = document.querySelector<HTMLElement>('[data-send-files]');
  if (section) enhance(section);
}
