import { Accordion, Button, Group, Paper, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { Link } from 'react-router';
import { useOwnTenant, usePlanChoices, useRegionChoices, useRegisterApp } from '../../api/apps';
import { ApiProblem } from '../../api/problem';
import { ChoiceSelect } from '../../components/ChoiceSelect';
import { Help } from '../../components/Help';
import { useKept } from '../../components/leaving';
import { Page } from '../../components/Page';
import { ProblemNotice } from '../../components/ProblemNotice';
import { useShowOnce } from '../../components/showOnce';
import { useSubmit } from '../../components/useSubmit';
import { useMay } from '../../layout/access';
import { t } from '../../texts';
import { type AppFields, EMPTY, newAppOf, showAppFaults } from './appForm';
import { DomainFields } from './DomainFields';
import { Quota } from './Quota';
import { mayRegister, RegistrationNotice } from './RegistrationNotice';
import { UriFields } from './UriFields';

/** From nothing to an app with credentials: one form, then what is shown once. */
export function NewAppPage() {
  const showOnce = useShowOnce();
  const [more, setMore] = useState<string | null>(null);
  const regions = useRegionChoices();
  const plans = usePlanChoices();
  const tenant = useOwnTenant();
  const register = useRegisterApp();
  const form = useForm<AppFields>({ initialValues: EMPTY });
  const regionChoices = regions.data?.items ?? [];
  const noRegion = regions.data?.items.length === 0;
  // What is typed stays, whatever becomes of the tenant meanwhile.
  const isOpen = form.isDirty() || tenant.data === undefined || mayRegister(tenant.data, noRegion);
  const byOperator = tenant.data?.planPolicy === 'assigned';
  const mayChoosePlan = useMay('assign-plans');

  const { problem, pending, onSubmit } = useSubmit(form, (refused, error) => {
    // What is refused in the closed part is shown there.
    if (error instanceof ApiProblem && error.faults.some(({ field }) => /redirectUris/i.test(field))) {
      setMore('uris');
    }
    return showAppFaults(refused, error);
  });
  useKept('changes', form.isDirty());
  const send = async (fields: AppFields) => {
    const { id, name, clientId, clientSecret } = await register.mutateAsync(newAppOf(fields));
    form.reset();
    showOnce({ what: 'app', name, clientId, clientSecret, next: `/apps/${id}` });
  };

  return (
    <Page
      title={t.apps.create.title}
      lead={
        <>
          {tenant.data?.appsInUse === 0 ? t.apps.create.first : t.apps.create.lead}
          {tenant.data !== undefined && <Quota tenant={tenant.data} />}
        </>
      }
    >
      {tenant.data !== undefined && <RegistrationNotice tenant={tenant.data} noRegion={noRegion} />}
      {isOpen && (
        <Paper withBorder p={{ base: 'md', sm: 'xl' }} maw={860}>
          <form onSubmit={onSubmit(send)} noValidate>
            <Stack gap="lg">
              <ChoiceSelect
                read={regions}
                label={t.apps.fields.region}
                description={<Help topic="license-region">{t.apps.fields.regionHint}</Help>}
                placeholder={t.apps.fields.regionPlaceholder}
                data={regionChoices.map(({ code, name }) => ({ value: code, label: `${name} (${code})` }))}
                nothingFoundMessage={t.apps.fields.noRegionFits}
                searchable
                required
                {...form.getInputProps('licenseRegion')}
                value={form.getValues().licenseRegion || null}
                onChange={(value: string | null) => form.setFieldValue('licenseRegion', value ?? '')}
              />
              <TextInput
                label={t.apps.fields.name}
                description={t.apps.fields.nameHint}
                required
                autoComplete="off"
                {...form.getInputProps('name')}
              />
              <DomainFields form={form} />
              {byOperator || !mayChoosePlan ? (
                <TextInput
                  label={t.apps.fields.plan}
                  value={byOperator ? t.apps.fields.planByOperator : t.apps.fields.planByAdmin}
                  readOnly
                  disabled
                />
              ) : (
                <ChoiceSelect
                  read={plans}
                  label={t.apps.fields.plan}
                  description={<Help topic="plan">{t.apps.fields.planHint}</Help>}
                  data={[
                    { value: '', label: t.apps.fields.noPlan },
                    ...(plans.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name })),
                  ]}
                  allowDeselect={false}
                  {...form.getInputProps('plan')}
                />
              )}
              <Accordion value={more} onChange={setMore} variant="separated">
                <Accordion.Item value="uris">
                  <Accordion.Control>{t.apps.fields.uris}</Accordion.Control>
                  <Accordion.Panel>
                    <Stack>
                      <UriFields form={form} />
                    </Stack>
                  </Accordion.Panel>
                </Accordion.Item>
              </Accordion>
              {problem !== null && <ProblemNotice error={problem} />}
              <Group justify="flex-end">
                <Button variant="default" component={Link} to="/apps">
                  {t.common.cancel}
                </Button>
                <Button type="submit" loading={pending}>
                  {t.apps.create.submit}
                </Button>
              </Group>
            </Stack>
          </form>
        </Paper>
      )}
    </Page>
  );
}
