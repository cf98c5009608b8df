const presses = 3;
const forgottenMs = 5000;

type Said = Record<'twice' | 'once' | 'leaving' | 'stays', string>;

/**
 * Leaves at once for an everyday site, which takes the place of this page in the tab's history, and
 * signs out on the way. Escape three times in a row does the same; each press is said.
 */
function leaveQuickly(bar: HTMLElement, to: string): void {
  const words = JSON.parse(bar.dataset.words ?? '{}') as Said;
  const status = bar.querySelector('[role="status"]');
  let pressed = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function say(text: string) {
    if (status) status.textContent = text;
  }

  function leave() {
    say(words.leaving);
    // Nothing is to be read while the other site is on its way.
    document.body.style.opacity = '0';
    const request = { method: 'POST', keepalive: true, redirect: 'manual' } as const;
    void fetch('/leave', request).catch(() => undefined);
    location.replace(to);
  }

  function stay() {
    clearTimeout(timer);
    if (pressed > 0) say(words.stays);
    pressed = 0;
  }

  function press({ key, repeat }: KeyboardEvent) {
    if (repeat) return;
    if (key !== 'Escape') {
      stay();
      return;
    }
    clearTimeout(timer);
    pressed += 1;
    if (pressed >= presses) {
      leave();
      return;
    }
    say(pressed === 1 ? words.twice : words.once);
    timer = setTimeout(stay, forgottenMs);
  }

  document.addEventListener('keydown', press);
  bar.querySelector('form')?.addEventListener('submit', (event) => {
    event.preventDefault();
    leave();
  });
}

const bar = document.querySelector<HTMLElement>('[data-leave]');
if (bar?.dataset.leave) leaveQuickly(bar, bar.dataset.leave);
