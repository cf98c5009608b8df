import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { LanguageProvider } from '~/platform/i18n';
import { MatterView } from './components/matter-view';
import type { Matter } from './matter.store.server';

const complaint: Matter = {
  id: '00000000-0000-4000-8000-000000000001',
  reference: 'EX-1',
  kind: 'complaint',
  status: 'decided',
  receivedAt: '2026-11-02T10:00:00.000Z',
  source: 'portal',
  language: 'en',
  body: { form: 'complaint', what: 'Nobody answered.' },
  officer: null,
  notificationId: null,
  sentByStaff: false,
  requestId: null,
  about: [],
  withdrawnAt: null,
  answers: null,
  children: [],
  clocks: [],
  messages: [],
  files: [],
};

it('says that a matter is closed, and how to have us look again', () => {
  const page = (more: Partial<Matter>) =>
    renderToStaticMarkup(
      <LanguageProvider language="en">
        <MatterView
          matter={{ ...complaint, ...more }}
          officerTitle="Officer"
          submitKey="key"
          done={null}
        />
      </LanguageProvider>,
    );
  const closed = 'We have closed this. If you want to say more, or want us to look again, write';
  expect(page({ status: 'closed' })).toContain(closed);
  expect(page({})).not.toContain(closed);
  expect(page({ status: 'closed', withdrawnAt: complaint.receivedAt })).not.toContain(closed);
});
