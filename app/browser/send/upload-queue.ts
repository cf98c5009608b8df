import type { Refusal } from '~/platform/files/file-kinds';
import type { Announcer } from './announcer';
import { part, setProgress, setState, show, write, type Tone } from './file-row';
import { newKey, sendFile, type RunningUpload, type Trouble } from './one-upload';
import { forget, printOf, recall, remember } from './remembered-uploads';
import { apart, type SayingName, type Speaker, type TroubleName } from './send-words';

const mostAtOnce = 2;
const restMs = 20_000;

type State =
  'waiting' | 'sending' | 'paused' | 'offline' | 'trouble' | 'refused' | 'cancelled' | 'received';

/** A file of this page on its way. */
export type Sent = {
  file: File;
  row: HTMLElement;
  state: State;
  bytes: number;
  key: string;
  url: string | null;
  print: string | null;
  trouble: TroubleName | null;
  running: RunningUpload | null;
};

const onTheWay: readonly State[] = ['waiting', 'sending', 'offline'];
const unfinished: readonly State[] = ['waiting', 'sending', 'paused', 'offline', 'trouble'];

type Setting = {
  section: HTMLElement;
  sending: string;
  speaker: Speaker;
  announcer: Announcer;
  /** Called when it is known under which address a file is sent. */
  begun(sent: Sent): void;
  /** Called when the server has all of a file. */
  received(sent: Sent): void;
};

/** Sends files, two at a time, until each is with the server, refused or given up. */
export function uploadQueue({ section, sending, speaker, announcer, begun, received }: Setting) {
  const all: Sent[] = [];
  const { say } = speaker;
  let told = true;
  let lineLost = false;
  let resting: ReturnType<typeof setTimeout> | undefined;
  const those = (...states: State[]) => all.filter((sent) => states.includes(sent.state));

  function become(sent: Sent, state: State, tone: Tone, words: string, why = '') {
    sent.state = state;
    sent.row.dataset.state = state;
    if (state !== 'sending') sent.running = null;
    setState(sent.row, tone, words, why);
    const open = unfinished.includes(state) && sent.trouble !== 'not-open';
    setProgress(sent.row, speaker, open ? sent.bytes / sent.file.size : null);
    const act = part(sent.row, 'act');
    if (open) write(part(act, 'label'), say(actOf(state, sent.trouble)));
    show(act, open);
    write(part(part(sent.row, 'cancel'), 'label'), say('cancel'));
    show(part(sent.row, 'cancel'), open);
    part(sent.row, 'sign-in').hidden = sent.trouble !== 'signed-out' || !open;
    overall();
  }

  const wait = (sent: Sent) => {
    sent.trouble = null;
    become(sent, 'waiting', 'neutral', say('waiting'));
  };

  async function start(sent: Sent) {
    become(sent, 'sending', 'info', say('sending'));
    if (sent.url === null) {
      sent.print = await printOf(sent.file, sending);
      sent.url = recall(sent.print);
      if (sent.url !== null) begun(sent);
      if (sent.state !== 'sending') return;
    }
    sent.running = sendFile(
      { file: sent.file, sending, key: sent.key, url: sent.url },
      {
        begun(url) {
          sent.url = url;
          remember(sent.print, url);
          begun(sent);
        },
        progress(bytes) {
          if (lineLost) announcer.tell(say('back'));
          lineLost = false;
          sent.bytes = bytes;
          setProgress(sent.row, speaker, bytes / sent.file.size);
          overall();
        },
        done() {
          sent.bytes = sent.file.size;
          forget(sent.print);
          become(sent, 'received', 'wait', say('received'));
          received(sent);
          pump();
        },
        stopped(trouble) {
          if (sent.state === 'sending') stop(sent, trouble);
          pump();
        },
      },
    );
  }

  function stop(sent: Sent, trouble: Trouble) {
    if (trouble.kind === 'refused') refuse(sent, trouble.refusal);
    else if (trouble.kind === 'unreadable') {
      become(sent, 'refused', 'alert', say('refused'), say('unreadable'));
    } else if (trouble.kind === 'offline') loseLine();
    else meet(sent, trouble.code);
  }

  function refuse(sent: Sent, refusal: Refusal) {
    forget(sent.print);
    become(sent, 'refused', 'alert', say('refused'), speaker.refusal(refusal, sent.file.name));
    announcer.tell(say('wasRefused', { name: apart(sent.file.name) }));
  }

  /** What stops one file for this reason stops them all. */
  function meet(first: Sent, code: TroubleName) {
    for (const sent of code === 'failed' ? [first] : those('waiting', 'sending', 'offline')) {
      sent.running?.pause();
      sent.trouble = code;
      become(sent, 'trouble', 'alert', speaker.words.troubles[code]);
    }
    announcer.tell(speaker.words.troubles[code]);
    if (code === 'store-away' || code === 'too-often') rest();
  }

  function loseLine() {
    const cut = those('sending', 'waiting');
    if (cut.length === 0) return;
    for (const sent of cut) {
      sent.running?.pause();
      become(sent, 'offline', 'wait', say('offline'));
    }
    if (!lineLost) announcer.tell(say('lost'));
    lineLost = true;
    rest();
  }

  function rest() {
    clearTimeout(resting);
    resting = setTimeout(() => goOnByItself('store-away', 'too-often'), restMs);
  }

  /** Goes on after a cut line, or after a trouble that is over. */
  function goOnByItself(...over: TroubleName[]) {
    const stopped = those('trouble').filter((sent) => sent.trouble && over.includes(sent.trouble));
    for (const sent of [...those('offline'), ...stopped]) wait(sent);
    pump();
  }

  function pump() {
    for (const sent of those('waiting').slice(
      0,
      Math.max(0, mostAtOnce - those('sending').length),
    )) {
      void start(sent);
    }
    if (!told && those(...onTheWay).length === 0) tellEnd();
  }

  function tellEnd() {
    told = true;
    const arrived = those('received').length;
    const stopped = those('refused', 'trouble').length;
    if (arrived > 0 && stopped === 0 && those('paused').length === 0) {
      announcer.tellEnd(speaker.count('allIn', arrived));
    }
    if (stopped > 0) announcer.tellEnd(speaker.count('stopped', stopped));
  }

  function pause(sent: Sent) {
    sent.running?.pause();
    become(sent, 'paused', 'neutral', say('paused'));
  }

  function cancel(sent: Sent) {
    if (sent.running) sent.running.cancel();
    else if (sent.url !== null) {
      void fetch(sent.url, { method: 'DELETE', headers: { 'Tus-Resumable': '1.0.0' } }).catch(
        () => undefined,
      );
    }
    forget(sent.print);
    become(sent, 'cancelled', 'neutral', say('cancelled'));
  }

  function act(sent: Sent) {
    if (sent.state === 'waiting' || sent.state === 'sending') pause(sent);
    else if (sent.trouble === 'signed-out') goOnByItself('signed-out');
    else if (unfinished.includes(sent.state)) wait(sent);
    told = false;
    pump();
  }

  function overall() {
    const box = part(section, 'overall');
    box.hidden = all.length === 0;
    const counting = all.filter((sent) => !['refused', 'cancelled'].includes(sent.state));
    const total = counting.reduce((sum, sent) => sum + sent.file.size, 0);
    const bytes = counting.reduce((sum, sent) => sum + sent.bytes, 0);
    const share = total === 0 ? 0 : Math.floor((bytes / total) * 100) / 100;
    const words = speaker.count('sofar', counting.length, {
      percent: apart(speaker.percent(share)),
      done: those('received').length,
    });
    write(part(box, 'overall-text'), words);
    const bar = box.querySelector('progress');
    if (bar) bar.value = share * 100;
    const moving = those('waiting', 'sending').length > 0;
    const open = those(...unfinished).length > 0;
    if (open) write(part(part(box, 'act-all'), 'label'), say(moving ? 'pauseAll' : 'goOnAll'));
    write(part(part(box, 'cancel-all'), 'label'), say('cancelAll'));
    show(part(box, 'act-all'), open);
    show(part(box, 'cancel-all'), open);
    if (those('sending').length > 0) announcer.tellProgress(words);
  }

  function listen(button: HTMLElement, press: () => void) {
    button.addEventListener('click', () => {
      if (!button.querySelector('[aria-disabled]')) press();
    });
  }
  listen(part(section, 'act-all'), () => {
    const moving = those('waiting', 'sending');
    for (const sent of moving) pause(sent);
    if (moving.length === 0) {
      for (const sent of those('paused', 'offline', 'trouble')) {
        if (sent.trouble !== 'not-open') wait(sent);
      }
      told = false;
      pump();
    }
  });
  listen(part(section, 'cancel-all'), () => {
    for (const sent of those(...unfinished)) cancel(sent);
  });
  window.addEventListener('offline', loseLine);
  window.addEventListener('online', () => goOnByItself('store-away', 'too-often'));
  document.addEventListener('visibilitychange', () => {
    // Whoever comes back may have signed in again in another tab.
    if (!document.hidden) goOnByItself('signed-out', 'store-away', 'too-often');
  });

  return {
    /** Takes in a file with its row; `refusal` where it is known beforehand that it is not taken. */
    add(file: File, row: HTMLElement, refusal: Refusal | null) {
      const sent: Sent = {
        ...{ file, row, state: 'waiting', bytes: 0, url: null, print: null },
        ...{ trouble: null, running: null, key: newKey() },
      };
      all.push(sent);
      told = false;
      listen(part(row, 'act'), () => act(sent));
      listen(part(row, 'cancel'), () => {
        if (unfinished.includes(sent.state)) cancel(sent);
        pump();
      });
      if (refusal) refuse(sent, refusal);
      else wait(sent);
      pump();
    },
    /** True where this very file is in the list and has not been given up. */
    has: (file: File) =>
      all.some(
        (sent) =>
          !['refused', 'cancelled'].includes(sent.state) &&
          sent.row.isConnected &&
          sent.file.name === file.name &&
          sent.file.size === file.size &&
          sent.file.lastModified === file.lastModified,
      ),
    /** The files that the server has, and those it is being given. */
    sent: () => all,
    isBusy: () => those(...onTheWay).length > 0,
  };
}

export type UploadQueue = ReturnType<typeof uploadQueue>;

function actOf(state: State, trouble: TroubleName | null): SayingName {
  if (state === 'waiting' || state === 'sending') return 'pause';
  return state === 'paused' || trouble === 'signed-out' ? 'goOn' : 'tryAgain';
}
