import { Paper, Stack, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { issuerFields, type IssuerFields, useChangeTrustedIssuer } from '../../api/trustedIssuers';
import type { TrustedIssuer } from '../../api/types';
import { EditFooter } from '../../components/EditFooter';
import { useEdit } from '../../components/useEdit';
import { EditableBy, IfMay } from '../../layout/IfMay';
import { t } from '../../texts';
import { ISSUER_RULES, issuerText, showIssuerFaults, shownIssuer, type TypedIssuer, typedIssuer } from './issuerForm';
import { IssuerFieldset } from './IssuerFieldset';

const texts = t.federation.issuers;

/** What of a trusted issuer can be changed. */
export function IssuerSettings({ issuer, etag }: { issuer: TrustedIssuer; etag: string | null }) {
  const change = useChangeTrustedIssuer(issuer.id);
  const fields = issuerFields(issuer);
  const form = useForm<TypedIssuer>({ initialValues: shownIssuer(fields), validate: ISSUER_RULES });
  const edit = useEdit<TypedIssuer, IssuerFields>({
    stored: { data: fields, etag },
    form,
    typed: (values) => typedIssuer(values, fields),
    shown: shownIssuer,
    send: change.mutateAsync,
    within: `/trusted-issuers/${issuer.id}`,
    faults: showIssuerFaults,
  });
  return (
    <Paper withBorder p="lg">
      <form onSubmit={edit.onSubmit} noValidate>
        <EditableBy right="manage-installation">
          <Stack>
            <Title order={2} size="h4">
              {texts.settings}
            </Title>
            <TextInput label={texts.name} autoComplete="off" {...form.getInputProps('name')} />
            <IssuerFieldset form={form} />
            <IfMay right="manage-installation">
              <EditFooter edit={edit} labels={LABELS} textOf={issuerText} />
            </IfMay>
          </Stack>
        </EditableBy>
      </form>
    </Paper>
  );
}

const LABELS: Record<keyof IssuerFields, string> = {
  name: texts.name,
  keys: texts.keys,
  algorithms: texts.algorithms,
  maxTokenLifetime: texts.lifetime,
  enabled: texts.columns.state,
};
