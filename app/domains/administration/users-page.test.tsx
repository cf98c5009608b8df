import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { LanguageProvider } from '~/platform/i18n';
import { UsersPage } from './components/users-page';

it('warns an administrator where one person alone is a senior', () => {
  const member = (id: string, roles: string[], active = true) => ({
    ...{ id, roles, active },
    name: 'Member',
    email: `${id}@example.org`,
  });
  const warns = (...members: ReturnType<typeof member>[]) =>
    renderToStaticMarkup(
      <LanguageProvider language="en">
        <UsersPage members={members} me="a" added={false} />
      </LanguageProvider>,
    ).includes('Only one person here is a senior');
  const [admin, one] = [member('a', ['ADMIN']), member('b', ['SENIOR', 'OFFICER'])];
  expect(warns(admin, one)).toBe(true);
  expect(warns(admin, one, member('c', ['SENIOR'], false))).toBe(true);
  expect(warns(admin, one, member('c', ['SENIOR']))).toBe(false);
  expect(warns(admin)).toBe(false);
});
