import {
  Checkboxes,
  ErrorSummary,
  FormInline,
  TextField,
  type FormProblems,
} from '~/components/form';
import { BackLink, Banner, DataTable, Ltr, Notice, Tag } from '~/components/layout';
import { useT } from '~/platform/i18n';
import { everyStaff } from '~/platform/permissions/access';

type Member = { id: string; name: string; email: string; roles: string[]; active: boolean };
type UsersPageProps = { members: Member[]; me: string; added: boolean; problems?: FormProblems };

/** The tick boxes for the roles somebody has. */
export function RoleBoxes() {
  const t = useT();
  return (
    <Checkboxes
      name="roles"
      label={t('admin:users.roles')}
      options={everyStaff.map((value) => ({
        value,
        label: t(`admin:role.${value}`),
        hint: t(`admin:roleMay.${value}`),
      }))}
    />
  );
}

/** Everybody who may sign in as staff, and the form that lists somebody new. */
export function UsersPage({ members, me, added, problems }: UsersPageProps) {
  const t = useT();
  return (
    <>
      <BackLink to="/admin" />
      <ErrorSummary problems={problems} errorsFrom="admin:users" idPrefix="add" />
      {added && <Banner kind="success" focus title={t('admin:users.added')} />}
      <h1>{t('admin:users.title')}</h1>
      {members.filter(({ active, roles }) => active && roles.includes('SENIOR')).length === 1 && (
        <Notice tone="wait">{t('admin:users.oneSenior')}</Notice>
      )}
      <Members members={members} me={me} />
      <section className="mt-10 max-w-[42rem]">
        <h2>{t('admin:users.add')}</h2>
        <p>{t('admin:users.addLead')}</p>
        <FormInline
          id="add"
          problems={problems}
          errorsFrom="admin:users"
          submitLabel={t('admin:users.addButton')}
        >
          <TextField
            name="name"
            label={t('admin:users.name')}
            width="wide"
            dir="auto"
            autoComplete="off"
          />
          <TextField
            name="email"
            type="email"
            label={t('admin:users.email')}
            width="wide"
            autoComplete="off"
          />
          <RoleBoxes />
        </FormInline>
      </section>
    </>
  );
}

function Members({ members, me }: Pick<UsersPageProps, 'members' | 'me'>) {
  const t = useT();
  return (
    <DataTable
      caption={t('admin:users.list')}
      captionHidden
      rows={members}
      rowKey={(member) => member.id}
      columns={[
        {
          key: 'name',
          header: t('admin:users.name'),
          cell: (member) => (
            <a href={`/admin/users/${member.id}`}>
              <bdi>{member.name}</bdi>
              {member.id === me && <span> {t('admin:users.you')}</span>}
            </a>
          ),
        },
        { key: 'email', header: t('admin:users.email'), cell: ({ email }) => <Ltr>{email}</Ltr> },
        {
          key: 'roles',
          header: t('admin:users.roles'),
          cell: ({ roles }) => roles.map((role) => t(`admin:role.${role}`)).join(', '),
        },
        {
          key: 'access',
          header: t('admin:users.access'),
          cell: ({ active }) => (
            <Tag tone={active ? 'good' : 'neutral'}>
              {t(active ? 'admin:users.may' : 'admin:users.mayNot')}
            </Tag>
          ),
        },
      ]}
    />
  );
}
