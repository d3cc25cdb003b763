import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from 'react-router';
import { type Factor, useRemoveFactor } from '../../api/factors';
import { Confirm } from '../../components/Confirm';
import { Instant } from '../../components/Instant';
import { notifyDone } from '../../components/notify';
import { t } from '../../texts';

const texts = t.session.factor;

/** The app whose codes one types, if there is one: set up, replaced, removed. */
export function AuthenticatorApp({
  factor,
  last,
  fixed,
}: {
  factor: Factor | undefined;
  /** Whether without it there is no second factor. */
  last: boolean;
  /** Whether it has to stay. */
  fixed: boolean;
}) {
  const [asked, { open, close }] = useDisclosure();
  const remove = useRemoveFactor();
  return (
    <Stack gap="sm">
      <Title order={3} size="h5">
        {texts.app}
      </Title>
      {factor === undefined ? (
        <>
          <Text c="dimmed">{texts.appText}</Text>
          <Group>
            <Button variant="default" component={Link} to="/account/second-factor">
              {texts.setUp}
            </Button>
          </Group>
        </>
      ) : (
        <>
          <Text>
            {texts.since} <Instant at={factor.createdAt} />. {texts.lastUsed} <Instant at={factor.lastUsedAt} />.
          </Text>
          <Group>
            <Button variant="default" component={Link} to="/account/second-factor">
              {texts.replace}
            </Button>
            {!fixed && (
              <Button variant="outline" color="red" onClick={open}>
                {t.common.remove}
              </Button>
            )}
          </Group>
          {asked && (
            <Confirm
              title={texts.removeAppTitle}
              action={t.common.remove}
              act={async () => {
                await remove.mutateAsync(factor.id);
                notifyDone(texts.appRemoved);
              }}
              onClose={close}
            >
              <Text>{texts.removeAppText}</Text>
              {last && <Text>{texts.removeLast}</Text>}
            </Confirm>
          )}
        </>
      )}
    </Stack>
  );
}
