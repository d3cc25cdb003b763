import { Paper, Stack, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import {
  type Federation,
  FEDERATION_MERGERS,
  federationOf,
  useReplaceFederatedCredentials,
  useTrustedIssuerChoices,
} from '../../api/federatedCredentials';
import type { App } from '../../api/types';
import { EditFooter } from '../../components/EditFooter';
import { useEdit } from '../../components/useEdit';
import { t } from '../../texts';
import { FederatedCredentialFields } from './FederatedCredentialFields';
import {
  claimsFault,
  claimsText,
  showFederationFaults,
  shownFederation,
  type TypedFederation,
  typedFederation,
} from './federationForm';
import { FederatedTokenCheck } from './FederatedTokenCheck';

const texts = t.federation.credentials;

/** By which tokens of platforms an app is known, and whether a token is one of them. */
export function FederationPanel({
  app,
  etag,
  admin,
  mayChange,
}: {
  app: App;
  etag: string | null;
  /** Whether credentials may be taken away, which a tenant that is not active may do, too. */
  admin: boolean;
  mayChange: boolean;
}) {
  const replace = useReplaceFederatedCredentials(app.id);
  const issuers = useTrustedIssuerChoices();
  const stored = federationOf(app);
  const form = useForm<TypedFederation>({
    initialValues: shownFederation(stored),
    validate: { federatedCredentials: { claims: claimsFault } },
  });
  const edit = useEdit<TypedFederation, Federation>({
    stored: { data: stored, etag },
    form,
    typed: typedFederation,
    shown: shownFederation,
    send: replace.mutateAsync,
    within: `/apps/${app.id}/federation`,
    faults: showFederationFaults,
    mergers: FEDERATION_MERGERS,
  });
  const nameOf = (id: string) => issuers.data?.items.find((one) => one.id === id)?.name ?? texts.notOffered;
  const textOf = (credentials: Federation['federatedCredentials']) =>
    credentials
      .map(({ name, issuer, subject, claims }) =>
        [`${name}: ${nameOf(issuer)}, ${subject}`, claimsText(claims)].filter((line) => line !== '').join('\n'),
      )
      .join('\n');
  return (
    <Stack gap="lg" maw={820}>
      <Paper withBorder p="lg">
        <form onSubmit={edit.onSubmit} noValidate>
          <Stack>
            <Title order={2} size="h4">
              {texts.title}
            </Title>
            <Text size="sm" c="dimmed">
              {texts.lead}
            </Text>
            <FederatedCredentialFields
              form={form}
              issuers={issuers}
              app={app}
              mayRemove={admin}
              mayChange={mayChange}
            />
            {admin && <EditFooter edit={edit} labels={LABELS} textOf={textOf} />}
          </Stack>
        </form>
      </Paper>
      {app.federatedCredentials.length > 0 && <FederatedTokenCheck id={app.id} />}
    </Stack>
  );
}

const LABELS: Record<keyof Federation, string> = { federatedCredentials: texts.title };
