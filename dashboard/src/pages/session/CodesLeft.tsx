import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useRenewRecoveryCodes } from '../../api/factors';
import { Confirm } from '../../components/Confirm';
import { useShowOnce } from '../../components/showOnce';
import { t } from '../../texts';
import { shownCodes } from './recoveryCodes';

const texts = t.session.factor;

/** How many are left, and how to get others. */
export function CodesLeft({ left }: { left: number }) {
  const [asked, { open, close }] = useDisclosure();
  const renew = useRenewRecoveryCodes();
  const showOnce = useShowOnce();
  return (
    <Stack gap="sm">
      <Title order={3} size="h5">
        {texts.codes}
      </Title>
      <Text>{texts.codesLeft(left)}</Text>
      <Group>
        <Button variant="default" onClick={open}>
          {texts.newCodes}
        </Button>
      </Group>
      {asked && (
        <Confirm
          title={texts.newCodesTitle}
          action={texts.newCodes}
          harmful={false}
          act={async () => showOnce(shownCodes(await renew.mutateAsync()))}
          onClose={close}
        >
          <Text>{texts.newCodesText}</Text>
        </Confirm>
      )}
    </Stack>
  );
}
