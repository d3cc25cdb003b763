import { Modal, Stack, Text } from '@mantine/core';
import { settleFreshSignIn, useFreshSignInAsked } from '../api/freshSignIn';
import { useSession } from '../api/session';
import { SignInForm } from '../pages/session/SignInForm';
import { t } from '../texts';

/** Asks to sign in once more, where the service wants to know who it is before it gives something away. */
export function FreshSignIn() {
  const session = useSession();
  const asked = useFreshSignInAsked();
  if (!asked || session.state !== 'signed-in') {
    return null;
  }
  return (
    <Modal
      opened
      onClose={() => settleFreshSignIn(false)}
      closeButtonProps={{ 'aria-label': t.common.close }}
      title={t.session.fresh.title}
      centered
      zIndex={400}
    >
      <Stack>
        <Text>{t.session.fresh.text}</Text>
        <SignInForm again={session.member} onDone={() => settleFreshSignIn(true)} />
      </Stack>
    </Modal>
  );
}
