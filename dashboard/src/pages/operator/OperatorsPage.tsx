import { Page } from '../../components/Page';
import { t } from '../../texts';
import { Invitations } from '../people/Invitations';
import { InviteButton, PeopleList } from '../people/PeopleList';

/** The people who run the installation. */
export function OperatorsPage() {
  const people = { of: 'operators' } as const;
  return (
    <Page title={t.host.people.operators} lead={t.host.people.operatorsLead} actions={<InviteButton people={people} />}>
      <PeopleList people={people} title={t.host.people.operators} />
      <Invitations people={people} />
    </Page>
  );
}
