import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { useFactors, useRemoveFactor, useRenewRecoveryCodes } from '../../api/factors';
import { Confirm } from '../../components/Confirm';
import { Instant } from '../../components/Instant';
import { notifyDone } from '../../components/notify';
import { Resource } from '../../components/Resource';
import { useShowOnce } from '../../components/showOnce';
import { t } from '../../texts';
import { shownCodes } from './recoveryCodes';

const texts = t.session.factor;

/** One's own second factor: set up, replaced, removed; its recovery codes. */
export function OwnFactors() {
  const [asked, setAsked] = useState<'codes' | 'remove' | null>(null);
  const renew = useRenewRecoveryCodes();
  const remove = useRemoveFactor();
  const showOnce = useShowOnce();
  return (
    <Paper withBorder p="lg">
      <Stack>
        <Title order={2} size="h4">
          {texts.title}
        </Title>
        <Resource read={useFactors()}>
          {({ items: [factor], recoveryCodesLeft, required }) =>
            factor === undefined ? (
              <>
                <Text c="dimmed">{texts.none}</Text>
                <Group>
                  <Button component={Link} to="/account/second-factor">
                    {texts.setUp}
                  </Button>
                </Group>
              </>
            ) : (
              <>
                <Text>
                  {texts.registered}. {texts.since} <Instant at={factor.createdAt} />. {texts.lastUsed}{' '}
                  <Instant at={factor.lastUsedAt} />. {texts.codesLeft(recoveryCodesLeft)}
                </Text>
                <Group>
                  <Button variant="default" component={Link} to="/account/second-factor">
                    {texts.replace}
                  </Button>
                  <Button variant="default" onClick={() => setAsked('codes')}>
                    {texts.newCodes}
                  </Button>
                  {!required && (
                    <Button variant="outline" color="red" onClick={() => setAsked('remove')}>
                      {t.common.remove}
                    </Button>
                  )}
                </Group>
                {asked === 'codes' && (
                  <Confirm
                    title={texts.newCodesTitle}
                    action={texts.newCodes}
                    harmful={false}
                    act={async () => showOnce(shownCodes(await renew.mutateAsync()))}
                    onClose={() => setAsked(null)}
                  >
                    <Text>{texts.newCodesText}</Text>
                  </Confirm>
                )}
                {asked === 'remove' && (
                  <Confirm
                    title={texts.removeTitle}
                    action={t.common.remove}
                    act={async () => {
                      await remove.mutateAsync(factor.id);
                      notifyDone(texts.removed);
                    }}
                    onClose={() => setAsked(null)}
                  >
                    <Text>{texts.removeText}</Text>
                  </Confirm>
                )}
              </>
            )
          }
        </Resource>
      </Stack>
    </Paper>
  );
}
