import { Alert, Anchor, Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useSignInProviders } from '../../api/identityProvider';
import { signOutAddress } from '../../api/session';
import { t } from '../../texts';

const texts = t.session.elsewhere;

/** Somebody who types is not asked about at each letter. */
const PAUSE_MS = 300;

/** Leads to the provider where somebody with this address signs in, if there is one. */
export function SignInElsewhere({ email }: { email: string }) {
  const [typed] = useDebouncedValue(email, PAUSE_MS);
  const { data = [] } = useSignInProviders(typed);
  return data.map(({ id, host }) => (
    <Button key={id} component="a" variant="default" href={`/api/v1/session/provider/${id}/start`}>
      {texts.signIn(host)}
    </Button>
  ));
}

/** Why a provider's answer let nobody in: the address says it by a code. */
export function RefusedElsewhere() {
  const [code] = useState(() => new URLSearchParams(window.location.hash.slice(1)).get('refused'));
  if (code === null) {
    return null;
  }
  return (
    <Alert color="red" mb="md" role="alert" title={texts.refused}>
      {code in texts.reasons ? texts.reasons[code as keyof typeof texts.reasons] : texts.unknownReason}
    </Alert>
  );
}

/** Whoever has signed out here may still be signed in there. */
export function SignedOutHere() {
  const [address] = useState(signOutAddress);
  if (address === null) {
    return null;
  }
  return (
    <Alert color="mint" mb="md" role="status">
      {texts.signedOutHere}{' '}
      <Anchor underline="always" href={address}>
        {texts.signOutThere(new URL(address).host)}
      </Anchor>
    </Alert>
  );
}
