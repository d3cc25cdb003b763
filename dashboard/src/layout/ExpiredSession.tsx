import { Anchor, Modal, Stack, Text } from '@mantine/core';
import { useSession } from '../api/session';
import { signedOut } from '../api/session';
import { SignInForm } from '../pages/session/SignInForm';
import { t } from '../texts';

/** Asks to sign in again over the page as it stands, so that a half-filled form survives. */
export function ExpiredSession() {
  const session = useSession();
  if (session.state !== 'expired') {
    return null;
  }
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={t.session.expired.title}
      centered
      zIndex={400}
    >
      <Stack>
        <Text>{t.session.expired.text}</Text>
        <SignInForm again={session.member} />
        <Anchor component="button" type="button" size="sm" onClick={signedOut}>
          {t.session.expired.leave}
        </Anchor>
      </Stack>
    </Modal>
  );
}
