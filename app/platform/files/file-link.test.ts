import { describe, expect, it } from 'vitest';
import { readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import { LINK_SECONDS, readFileLink, signFileLink } from './file-link.server';

const file = '7b0f8c52-96a4-4f0e-8c1d-2a9d5f1b7c11';
const now = Date.UTC(2026, 10, 22, 12, 0, 0);
const token = (more = {}) =>
  signFileLink({ file, view: 'original', use: 'download', ...more }, 'session-one', now);

describe('a link to a file', () => {
  it('says in its session what it opens, and how old it is', () => {
    expect(readFileLink(token(), 'session-one', now)).toEqual({
      file,
      view: 'original',
      use: 'download',
      age: 0,
    });
    const page = token({ view: 'page', page: 12, use: 'show' });
    expect(readFileLink(page, 'session-one', now + 61_000)).toEqual({
      file,
      view: 'page',
      page: 12,
      use: 'show',
      age: 61,
    });
    expect(page).toMatch(/^[\w-]+\.[\w-]+$/);
  });

  it('dies after five minutes', () => {
    const end = now + LINK_SECONDS * 1000;
    expect(readFileLink(token(), 'session-one', end - 1)).toMatchObject({ age: 299 });
    expect(readFileLink(token(), 'session-one', end)).toBe('ended');
  });

  it('opens nothing in another session, also once it has ended', () => {
    expect(readFileLink(token(), 'session-two', now)).toBeNull();
    expect(readFileLink(token(), 'session-two', now + 10 * 60_000)).toBeNull();
    expect(readFileLink(token(), '', now)).toBeNull();
  });

  it('opens nothing where any of it was changed', () => {
    const whole = token();
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    for (let at = 0; at < whole.length; at += 1) {
      // Six bits further on: never the spare bits at the end of base64.
      const changed = alphabet[(alphabet.indexOf(whole[at]!) + 32) % 64]!;
      const other = whole[at] === '.' ? '' : changed;
      const text = whole.slice(0, at) + other + whole.slice(at + 1);
      expect(readFileLink(text, 'session-one', now)).toBeNull();
    }
    for (const text of ['', '.', 'a.b', `${whole}.x`, whole.split('.')[0]!, '💥']) {
      expect(readFileLink(text, 'session-one', now)).toBeNull();
    }
  });

  it('opens nothing that was signed for later, or with another secret', () => {
    expect(readFileLink(token(), 'session-one', now - 61_000)).toBeNull();
    expect(readFileLink(token(), 'session-one', now - 30_000)).toMatchObject({ age: 0 });
    const here = token();
    useEnvironment(readEnvironment({ SESSION_SECRET: 'another secret of thirty-two characters' }));
    expect(readFileLink(here, 'session-one', now)).toBeNull();
  });
});
