import { expect, it } from 'vitest';
import { composeMail } from './compose.server';

it('puts the secret of an email into its link, and nowhere else', () => {
  const { subject, text, html } = composeMail('service-asked', 'en', {
    path: '/en/answer/{secret}',
    secret: 'k$&9_-Q',
    reference: 'WF-7K4M-9QX2C',
    date: '30 November 2026',
  });
  expect(text).toMatch(/\/en\/answer\/k\$&9_-Q\n/);
  expect(html).toContain('/en/answer/k$&amp;9_-Q"');
  expect(text.split('k$&9_-Q')).toHaveLength(2);
  expect(subject).not.toContain('k$&9_-Q');
});
