const pauseMs = 1500;
const slowMs = 3000;
/** As much as a browser sends after a page was left. */
const mostLeavingBytes = 60_000;

type Words = Record<'saved' | 'notSaved' | 'elsewhere' | 'signedOut', string>;
type Outcome = keyof Words;

/**
 * Sends the form of the page to its own address with `_autosave=1` a moment after typing stops, and
 * when the page is left. 2xx: kept, and `Sending-Version` is the version to go on from. 409: the page was
 * changed elsewhere; nothing is sent by itself after that, and the button shows both.
 */
function keepTyped(form: HTMLFormElement, note: HTMLElement): void {
  const words = JSON.parse(note.dataset.words ?? '{}') as Words;
  const clock = new Intl.DateTimeFormat(note.dataset.locale, {
    hour: 'numeric',
    minute: '2-digit',
    timeZone: 'Europe/London',
  });
  let typed = contentOf(form);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sending: Promise<void> | null = null;
  let before: Outcome | null = null;
  let over = false;

  function tell(outcome: Outcome) {
    const text = words[outcome].replace(/\{\{\s*time\s*\}\}/, clock.format(new Date()));
    const seen = note.querySelector<HTMLElement>('[data-part="typed-seen"]');
    const spoken = note.querySelector<HTMLElement>('[data-part="typed-spoken"]');
    if (seen) {
      seen.textContent = text;
      seen.toggleAttribute('data-problem', outcome !== 'saved');
    }
    if (spoken && outcome !== before) spoken.textContent = text;
    before = outcome;
  }

  async function send(leaving: boolean): Promise<void> {
    const content = contentOf(form);
    if (over || content === typed) return;
    const body = new URLSearchParams(content);
    body.set('_autosave', '1');
    const outcome = await post(form.action, body, leaving).then(
      (answer) => take(answer, content),
      (): Outcome => 'notSaved',
    );
    tell(outcome);
  }

  function take(answer: Response, content: string): Outcome {
    if (answer.type === 'opaqueredirect' || answer.status === 401) return 'signedOut';
    if (answer.status === 409) {
      over = true;
      return 'elsewhere';
    }
    if (!answer.ok) return 'notSaved';
    const version = answer.headers.get('Sending-Version');
    const field = form.querySelector<HTMLInputElement>('input[name="version"]');
    if (version && field) field.value = version;
    typed = version ? withVersion(content, version) : content;
    return 'saved';
  }

  /** One at a time, since each names the version that the one before it made. */
  function save(leaving = false): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    sending = (sending ?? Promise.resolve()).then(() => send(leaving));
    const mine = sending;
    void mine.then(() => {
      if (sending === mine) sending = null;
    });
    return mine;
  }

  function soon() {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), pauseMs);
  }

  form.addEventListener('input', soon);
  form.addEventListener('change', soon);
  window.addEventListener('online', () => {
    if (before === 'notSaved') void save();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) void save(true);
  });
  form.addEventListener('submit', (event) => {
    clearTimeout(timer);
    timer = undefined;
    if (sending === null || over) {
      over = true;
      return;
    }
    // What is on its way makes a new version: the button's own post has to name that one.
    event.preventDefault();
    const button = event.submitter;
    over = true;
    const late = new Promise((resolve) => setTimeout(resolve, slowMs));
    void Promise.race([sending, late]).then(() => submit(form, button));
  });
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) over = before === 'elsewhere';
  });
}

function post(address: string, body: URLSearchParams, leaving: boolean): Promise<Response> {
  return fetch(address, {
    method: 'POST',
    body,
    credentials: 'same-origin',
    redirect: 'manual',
    keepalive: leaving && String(body).length < mostLeavingBytes,
  });
}

/** All that the form would send, files left out. */
function contentOf(form: HTMLFormElement): string {
  const content = new URLSearchParams();
  new FormData(form).forEach((value, name) => {
    if (typeof value === 'string') content.append(name, value);
  });
  return String(content);
}

function withVersion(content: string, version: string): string {
  const values = new URLSearchParams(content);
  if (values.has('version')) values.set('version', version);
  return String(values);
}

function submit(form: HTMLFormElement, button: HTMLElement | null): void {
  if (typeof form.requestSubmit === 'function') {
    form.requestSubmit(button);
    return;
  }
  if (button instanceof HTMLButtonElement && button.name) {
    const pressed = document.createElement('input');
    pressed.type = 'hidden';
    pressed.name = button.name;
    pressed.value = button.value;
    form.append(pressed);
  }
  form.submit();
}

const form = document.querySelector<HTMLFormElement>('form#form');
const note = document.querySelector<HTMLElement>('[data-keep-typed]');
if (form && note) keepTyped(form, note);
