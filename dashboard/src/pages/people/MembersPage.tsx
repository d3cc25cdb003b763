import { Page } from '../../components/Page';
import { IfMay } from '../../layout/IfMay';
import { t } from '../../texts';
import { Invitations } from './Invitations';
import { InviteButton, PeopleList } from './PeopleList';

/** The people of the own tenant. */
export function MembersPage() {
  const people = { of: 'own-tenant' } as const;
  return (
    <Page title={t.host.people.members} lead={t.host.people.membersLead} actions={<InviteButton people={people} />}>
      <PeopleList people={people} title={t.host.people.members} />
      <IfMay right="read-invitations">
        <Invitations people={people} />
      </IfMay>
    </Page>
  );
}
