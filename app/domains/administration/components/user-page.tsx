import { Button, ErrorSummary, FormInline, TextField, type FormProblems } from '~/components/form';
import { BackLink, Banner, Ltr, Notice, SummaryList } from '~/components/layout';
import { useT } from '~/platform/i18n';
import { RoleBoxes } from './users-page';

type Member = {
  id: string;
  name: string;
  email: string;
  roles: string[];
  active: boolean;
  open: number;
};
type UserPageProps = { member: Member; own: boolean; done: boolean; problems?: FormProblems };

/** One member of staff: name, roles, and whether they may sign in at all. */
export function UserPage({ member, own, done, problems }: UserPageProps) {
  const t = useT();
  return (
    <>
      <BackLink to="/admin/users" />
      <ErrorSummary problems={problems} errorsFrom="admin:users" idPrefix="edit" />
      {done && !problems && <Banner kind="success" focus title={t('admin:user.saved')} />}
      <h1>
        <bdi>{member.name}</bdi>
      </h1>
      <div className="max-w-[42rem]">
        <SummaryList
          rows={[
            { key: t('admin:users.email'), value: <Ltr>{member.email}</Ltr> },
            {
              key: t('admin:users.access'),
              value: t(member.active ? 'admin:users.may' : 'admin:users.mayNot'),
            },
            { key: t('admin:user.open'), value: member.open },
          ]}
        />
        {member.active ? <Edit member={member} problems={problems} /> : <Restore />}
        {member.active && <Remove own={own} open={member.open} />}
      </div>
    </>
  );
}

function Edit({ member, problems }: { member: Member; problems?: FormProblems }) {
  const t = useT();
  return (
    <section className="mt-8">
      <h2>{t('admin:user.edit')}</h2>
      <FormInline
        id="edit"
        problems={problems}
        errorsFrom="admin:users"
        saved={{ name: member.name, roles: member.roles }}
        hideSubmit
      >
        <TextField
          name="name"
          label={t('admin:users.name')}
          width="wide"
          dir="auto"
          autoComplete="off"
        />
        <RoleBoxes />
        <Button name="intent" value="save">
          {t('common:button.save')}
        </Button>
      </FormInline>
    </section>
  );
}

function Remove({ own, open }: { own: boolean; open: number }) {
  const t = useT();
  return (
    <section className="mt-10">
      <h2>{t('admin:user.remove')}</h2>
      <p>{t('admin:user.removeText')}</p>
      {open > 0 && <Notice tone="wait">{t('admin:user.openNote', { count: open })}</Notice>}
      {own ? (
        <p>{t('admin:user.notOwn')}</p>
      ) : (
        <FormInline id="remove" hideSubmit>
          <Button variant="warning" name="intent" value="remove">
            {t('admin:user.removeButton')}
          </Button>
        </FormInline>
      )}
    </section>
  );
}

function Restore() {
  const t = useT();
  return (
    <section className="mt-8">
      <h2>{t('admin:user.restore')}</h2>
      <p>{t('admin:user.restoreText')}</p>
      <FormInline id="restore" hideSubmit>
        <Button name="intent" value="restore">
          {t('admin:user.restoreButton')}
        </Button>
      </FormInline>
    </section>
  );
}
