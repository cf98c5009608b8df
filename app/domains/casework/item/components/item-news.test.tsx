import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { LanguageProvider } from '~/platform/i18n';
import { ItemNews } from './item-news';

const shown = (done: string | null) =>
  renderToStaticMarkup(
    <LanguageProvider language="en">
      <ItemNews done={done} />
    </LanguageProvider>,
  );

test.each([
  ['entered', 'Entered for the parent'],
  ['claim', 'The item is yours'],
  ['joined', 'The items are joined'],
  ['taken', 'somebody else has the item now'],
])('the move %s is told', (done, words) => expect(shown(done)).toContain(words));

test.each([null, '', 'unknown', '<b>', 'errors.form', 'constructor', '__proto__'])(
  '%j is no news',
  (done) => expect(shown(done)).toBe(''),
);
