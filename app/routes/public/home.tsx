import { publicAccess } from '~/platform/permissions/access';
import { pageTitle } from '~/platform/i18n/page-title';
import { useT } from '~/platform/i18n';

export const handle = publicAccess;
export const meta = pageTitle('common:home.title');

export default function Home() {
  const t = useT();
  return <h1>{t('common:home.title')}</h1>;
}
