import { Alert, Anchor, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useFinishSignOut } from '../../api/sign-out';
import { problemText } from '../../components/ProblemNotice';
import { type Read, useKeepTrying } from '../../components/useKeepTrying';
import { t } from '../../texts';
import { useTitle } from '../../components/useTitle';
import { DoorPage } from './DoorPage';
import { RefusedElsewhere, SignedOutHere } from './SignInElsewhere';
import { SignInForm } from './SignInForm';

/** Where everybody comes in, also after what is done without signing in. */
export function SignInPage({ after }: { after?: 'invitation' | 'reset' }) {
  useTitle(t.session.title);
  return (
    <DoorPage title={t.session.title} lead={t.session.lead}>
      {after !== undefined && (
        <Alert color="mint" mb="md" role="status">
          {t.session[after].done}
        </Alert>
      )}
      <RefusedElsewhere />
      <SignedOutHere />
      <UnfinishedSignOut />
      <SignInForm />
      <Forgotten />
    </DoorPage>
  );
}

/** Whom to ask who has lost the password: no mail is sent. */
function Forgotten() {
  const [shown, setShown] = useState(false);
  return (
    <Stack gap="xs" mt="md" align="flex-start">
      <Anchor component="button" type="button" size="sm" aria-expanded={shown} onClick={() => setShown(!shown)}>
        {t.session.forgotten.title}
      </Anchor>
      {shown && <Text size="sm">{t.session.forgotten.text}</Text>}
    </Stack>
  );
}

/** Says that a session goes on although somebody signed out, and ends it as soon as that can be. */
function UnfinishedSignOut() {
  const finish = useFinishSignOut();
  return finish === null ? null : <StillSignedIn read={finish} />;
}

function StillSignedIn({ read }: { read: Read<unknown> }) {
  useKeepTrying(read);
  return (
    <Alert color="yellow" mb="md" role="status" title={t.session.unfinished.title}>
      {read.error !== null && `${problemText(read.error)} `}
      {t.session.unfinished.text}
    </Alert>
  );
}
