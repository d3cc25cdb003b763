import { Button, Group, Menu, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useClearFactors } from '../../api/factors';
import type { People } from '../../api/people';
import { useMakeResetLink } from '../../api/resets';
import { useEndSessionsOf, useSessionsOf } from '../../api/sessions';
import { useMember } from '../../api/session';
import type { Person } from '../../api/types';
import { ActionButton } from '../../components/ActionButton';
import { Confirm } from '../../components/Confirm';
import { Dialog } from '../../components/Dialog';
import { SessionList } from '../../components/SessionList';
import { useShowOnce } from '../../components/showOnce';
import { covers, may } from '../../layout/access';
import { IfMay } from '../../layout/IfMay';
import { t } from '../../texts';

const texts = t.host.people;

/** What else can be done about a person: see and end sessions, give a link for another password, remove lost second factors. */
export function PersonMenu({ people, person }: { people: People; person: Person }) {
  const [shown, setShown] = useState<'sessions' | 'reset' | 'factors' | null>(null);
  const close = () => setShown(null);
  const me = useMember();
  const own = people.of === 'own-tenant';
  const seesSessions = may(me, own ? 'review-sessions' : 'read-installation');
  const resets =
    may(me, own ? 'manage-people' : 'help-people-in') && (people.of === 'tenant' || covers(me.roles, person.roles));
  const clears = !own && may(me, 'manage-installation');
  if (!seesSessions && !resets && !clears) {
    return null;
  }
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button size="xs" variant="default" aria-label={texts.moreOf(person.displayName)}>
            {texts.more}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {seesSessions && <Menu.Item onClick={() => setShown('sessions')}>{texts.sessions}</Menu.Item>}
          {resets && <Menu.Item onClick={() => setShown('reset')}>{texts.makeResetLink}</Menu.Item>}
          {clears && <Menu.Item onClick={() => setShown('factors')}>{texts.clearFactors}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      {shown === 'sessions' && <SessionsDialog people={people} person={person} onClose={close} />}
      {shown === 'factors' && people.of !== 'own-tenant' && (
        <FactorsDialog people={people} person={person} onClose={close} />
      )}
      {shown === 'reset' && <ResetDialog people={people} person={person} onClose={close} />}
    </>
  );
}

type DialogProps = { people: People; person: Person; onClose: () => void };

function SessionsDialog({ people, person, onClose }: DialogProps) {
  const endAll = useEndSessionsOf(people, person.id);
  const title = texts.sessionsOf(person.displayName);
  return (
    <Dialog title={title} size="xl" onClose={onClose}>
      <Stack>
        <SessionList label={title} list={useSessionsOf(people, person.id)} />
        <IfMay right={people.of === 'own-tenant' ? 'review-sessions' : 'manage-installation'}>
          <Group justify="flex-end">
            <ActionButton color="red" variant="outline" act={() => endAll.mutateAsync()}>
              {texts.endSessions}
            </ActionButton>
          </Group>
        </IfMay>
      </Stack>
    </Dialog>
  );
}

function FactorsDialog({ people, person, onClose }: DialogProps & { people: Exclude<People, { of: 'own-tenant' }> }) {
  const clear = useClearFactors(people, person.id);
  return (
    <Confirm
      title={texts.clearFactorsTitle(person.displayName)}
      action={texts.clearFactors}
      act={() => clear.mutateAsync()}
      onClose={onClose}
    >
      <Text>{texts.clearFactorsText}</Text>
    </Confirm>
  );
}

function ResetDialog({ people, person, onClose }: DialogProps) {
  const make = useMakeResetLink(people, person.id);
  const showOnce = useShowOnce();
  return (
    <Confirm
      title={texts.resetTitle(person.displayName)}
      action={texts.makeResetLink}
      harmful={false}
      act={async () => {
        const link = await make.mutateAsync();
        showOnce({
          what: 'link',
          title: texts.linkTitle,
          warning: texts.resetWarning,
          values: [{ label: texts.resetLink, value: link, testId: 'reset-link' }],
        });
      }}
      onClose={onClose}
    >
      <Text>{texts.resetText}</Text>
    </Confirm>
  );
}
