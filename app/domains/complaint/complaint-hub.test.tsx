import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { LanguageProvider } from '~/platform/i18n';
import { ComplaintHub } from './components/complaint-hub';

it('says where to complain about the person who leads the team', () => {
  const days = { 'complaint-acknowledge': 3, 'complaint-answer': 20 };
  const page = renderToStaticMarkup(
    <LanguageProvider language="en">
      <ComplaintHub
        lengths={{ ...days, 'data-complaint-acknowledge': 30, 'own-data-answer': 1 }}
        complaintsUrl="https://council.example/complaints"
        years={3}
      />
    </LanguageProvider>,
  );
  expect(page).toMatch(
    /<p>Is it about the person who leads our team\? .*?<a href="https:\/\/council\.example\/complaints">/,
  );
});
