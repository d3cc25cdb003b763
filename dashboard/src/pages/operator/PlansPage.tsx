import { Anchor, Button, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { Link } from 'react-router';
import { answer, api } from '../../api/client';
import { usePlans, useStale } from '../../api/host';
import { EmptyState } from '../../components/EmptyState';
import { FormModal } from '../../components/FormModal';
import { ListView } from '../../components/ListView';
import { Page } from '../../components/Page';
import { t } from '../../texts';
import { LimitFields } from './LimitFields';
import { limitFaults, limitsOf, typedOf } from './limitsForm';
import { PlanStatus } from './PlanStatus';

const texts = t.host.plans;

/** All plans. */
export function PlansPage() {
  const [adding, setAdding] = useState(false);
  return (
    <Page title={texts.title} lead={texts.lead} actions={<Button onClick={() => setAdding(true)}>{texts.add}</Button>}>
      <ListView
        label={texts.title}
        list={usePlans()}
        rowKey={(plan) => plan.code}
        columns={[
          {
            title: texts.columns.code,
            cell: (plan) => (
              <Anchor component={Link} to={`/plans/${plan.code}`} fw={600}>
                {plan.code}
              </Anchor>
            ),
          },
          { title: texts.columns.name, cell: (plan) => plan.name },
          { title: texts.columns.status, cell: (plan) => <PlanStatus status={plan.status} /> },
          { title: texts.columns.revision, cell: (plan) => plan.revision },
        ]}
        empty={<EmptyState title={texts.empty.title} text={texts.empty.text} />}
      />
      {adding && <NewPlan onClose={() => setAdding(false)} />}
    </Page>
  );
}

function NewPlan({ onClose }: { onClose: () => void }) {
  const stale = useStale();
  const form = useForm({
    initialValues: { code: '', name: '', active: true, limits: typedOf({}) },
    validateInputOnBlur: true,
    validate: (values) => limitFaults(values.limits),
  });
  return (
    <FormModal
      title={texts.add}
      form={form}
      submit={({ code, name, active, limits }) =>
        answer(
          api.POST('/api/v1/plans', {
            body: { code, name, status: active ? 'active' : 'draft', limits: limitsOf(limits) },
          }),
        ).then(() => stale('plans', 'choices'))
      }
      action={texts.add}
      onClose={onClose}
    >
      <TextInput
        label={texts.code}
        description={texts.codeHint}
        required
        data-autofocus
        autoComplete="off"
        {...form.getInputProps('code')}
      />
      <TextInput label={texts.name} required autoComplete="off" {...form.getInputProps('name')} />
      <LimitFields inputProps={(name) => form.getInputProps(name)} />
      <Switch label={texts.startActive} {...form.getInputProps('active', { type: 'checkbox' })} />
    </FormModal>
  );
}
