import { find, part, show, write } from './file-row';
import type { Speaker } from './send-words';

const bitsPerSecond = 64_000;
const kinds = [
  { type: 'audio/webm;codecs=opus', ending: 'webm' },
  { type: 'audio/mp4', ending: 'm4a' },
  { type: 'audio/ogg;codecs=opus', ending: 'ogg' },
];

type Setting = {
  section: HTMLElement;
  speaker: Speaker;
  maxBytes: number;
  keep(file: File): void;
};

/**
 * Records a sound in the page and hands it over as a file. Shown only where there is a microphone to
 * use. Gives a question: is there a recording that was neither kept nor thrown away?
 */
export function recorder({ section, speaker, maxBytes, keep }: Setting): () => boolean {
  const box = find(section, 'recorder');
  const kind =
    typeof MediaRecorder === 'undefined'
      ? undefined
      : kinds.find(({ type }) => MediaRecorder.isTypeSupported(type));
  if (!box || !kind || !navigator.mediaDevices?.getUserMedia) return () => false;
  const words = speaker.words.recorder;
  const sound = part<HTMLAudioElement>(box, 'recorder-sound');
  let running: MediaRecorder | null = null;
  let made: File | null = null;
  let ticking: ReturnType<typeof setInterval> | undefined;

  function offer(...names: string[]) {
    for (const name of ['record', 'stop', 'keep', 'discard']) {
      const element = part(box!, name);
      // The next step takes the focus of the step that is over.
      const next = names[0] ?? 'record';
      if (element.contains(document.activeElement) && !names.includes(name)) {
        part(box!, next).hidden = false;
        part(box!, next).querySelector('button')?.focus();
      }
      show(element, names.includes(name));
    }
  }

  const tell = (text: string) => write(part(box, 'recorder-text'), text);

  async function record() {
    let stream: MediaStream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      tell(words.refused);
      return;
    }
    const chunks: Blob[] = [];
    let bytes = 0;
    const started = Date.now();
    const now = new MediaRecorder(stream, {
      mimeType: kind!.type,
      audioBitsPerSecond: bitsPerSecond,
    });
    now.ondataavailable = ({ data }) => {
      chunks.push(data);
      bytes += data.size;
      if (bytes > maxBytes * 0.95 && now.state === 'recording') {
        now.stop();
        tell(words.limit);
      }
    };
    now.onstop = () => {
      for (const track of stream.getTracks()) track.stop();
      clearInterval(ticking);
      running = null;
      const type = kind!.type.replace(/;.*/, '');
      made = new File(chunks, nameOf(new Date(started), kind!.ending), { type });
      sound.src = URL.createObjectURL(made);
      sound.hidden = false;
      if (bytes <= maxBytes * 0.95) tell(words.recorded);
      offer('keep', 'discard');
    };
    now.start(1000);
    running = now;
    tell(words.running);
    ticking = setInterval(() => write(time, timeText(Date.now() - started)), 1000);
    write(time, timeText(0));
    offer('stop');
  }

  const time = part(box, 'recorder-time');

  function done() {
    URL.revokeObjectURL(sound.src);
    sound.removeAttribute('src');
    sound.hidden = true;
    made = null;
    tell('');
    write(time, '');
    offer('record');
  }

  const press: Record<string, () => void> = {
    record: () => void record(),
    stop: () => running?.stop(),
    keep() {
      const file = made;
      done();
      if (file) keep(file);
    },
    discard: done,
  };
  for (const [name, act] of Object.entries(press)) part(box, name).addEventListener('click', act);
  box.hidden = false;
  return () => running !== null || made !== null;
}

const two = (number: number) => String(number).padStart(2, '0');

/** `0:07`, `12:30`: the same signs in all our languages. */
const timeText = (ms: number) => `${Math.floor(ms / 60_000)}:${two(Math.floor(ms / 1000) % 60)}`;

function nameOf(at: Date, ending: string): string {
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  return `recording-${day}-${two(at.getHours())}-${two(at.getMinutes())}-${two(at.getSeconds())}.${ending}`;
}
