const quietMs = 5000;

/**
 * Speaks through one polite live region, no more often than every five seconds: news one after the
 * other, and of what only tells how far things are the latest alone.
 */
export function announcer(region: HTMLElement) {
  let news: string[] = [];
  let progress = '';
  let lastSpoken = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const speak = () => {
    timer = undefined;
    lastSpoken = Date.now();
    region.textContent = [...news, progress]
      .filter(Boolean)
      .map((text) => (/[.!?۔]$/.test(text) ? text : `${text}.`))
      .join(' ');
    news = [];
    progress = '';
  };
  const soon = () => {
    // A moment, so that what happens together is said together.
    timer = timer ?? setTimeout(speak, Math.max(150, lastSpoken + quietMs - Date.now()));
  };
  return {
    tell(text: string) {
      if (!news.includes(text)) news.push(text);
      soon();
    },
    tellProgress(text: string) {
      progress = text;
      soon();
    },
    /** Drops what would only tell how far things were. */
    tellEnd(text: string) {
      progress = '';
      this.tell(text);
    },
  };
}

export type Announcer = ReturnType<typeof announcer>;
