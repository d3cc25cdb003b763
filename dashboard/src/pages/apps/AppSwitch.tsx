import { Button, Stack, Text } from '@mantine/core';
import type { App } from '../../api/types';
import { ActionButton } from '../../components/ActionButton';
import { Confirm } from '../../components/Confirm';
import { Help } from '../../components/Help';
import { useDialog } from '../../components/useDialog';
import { t } from '../../texts';
import { AppUse } from './AppUse';
import { useSwitchApp } from './useSwitchApp';

const texts = t.apps.page;

/** Disables an app, after showing how much it is used, and enables it again. */
export function AppSwitch({ app, etag, mayEnable }: { app: App; etag: string | null; mayEnable: boolean }) {
  const asking = useDialog('disable');
  const to = useSwitchApp(app, etag, mayEnable);
  return (
    <>
      {app.enabled && (
        <Button color="red" variant="outline" onClick={asking.open}>
          {texts.disable}
        </Button>
      )}
      {!app.enabled && mayEnable && (
        <ActionButton variant="filled" act={() => to(true)}>
          {texts.enable}
        </ActionButton>
      )}
      {asking.opened && app.enabled && (
        <Confirm title={texts.disableTitle} action={texts.disable} act={() => to(false)} onClose={asking.close}>
          <Stack gap="sm">
            <Text>
              <Help topic="app">{texts.disableText}</Help>
            </Text>
            <AppUse app={app} />
          </Stack>
        </Confirm>
      )}
    </>
  );
}
