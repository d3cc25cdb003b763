import { Anchor, Button, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Link } from 'react-router';
import { limitFields, useAddPlan, usePlans } from '../../api/plans';
import { EmptyState } from '../../components/EmptyState';
import { FormModal } from '../../components/FormModal';
import { Help } from '../../components/Help';
import { ListView } from '../../components/ListView';
import { Page } from '../../components/Page';
import { useDialog } from '../../components/useDialog';
import { useMay } from '../../layout/access';
import { IfMay } from '../../layout/IfMay';
import { t } from '../../texts';
import { numberText } from '../../texts/numbers';
import { LimitFieldset } from './LimitFieldset';
import { limitFaults, limitsOf, showPlanFaults, shownLimits, type TypedLimits } from './limitsForm';
import { PlanStatus } from './PlanStatus';

const texts = t.host.plans;

/** All plans. */
export function PlansPage() {
  const adding = useDialog('new', useMay('manage-installation'));
  return (
    <Page
      title={texts.title}
      lead={<Help topic="plan">{texts.lead}</Help>}
      actions={
        <IfMay right="manage-installation">
          <Button onClick={adding.open}>{texts.add}</Button>
        </IfMay>
      }
    >
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
          { title: texts.columns.revision, cell: (plan) => numberText(plan.revision) },
        ]}
        empty={<EmptyState title={texts.empty.title} text={texts.empty.text} />}
      />
      {adding.opened && <NewPlan onClose={adding.close} />}
    </Page>
  );
}

type Typed = { code: string; name: string; active: boolean } & TypedLimits;

function NewPlan({ onClose }: { onClose: () => void }) {
  const add = useAddPlan();
  const form = useForm<Typed>({
    initialValues: { code: '', name: '', active: true, ...shownLimits(limitFields({})) },
    validateInputOnBlur: true,
    validate: limitFaults,
  });
  return (
    <FormModal
      title={texts.add}
      form={form}
      submit={({ code, name, active, ...limits }) =>
        add.mutateAsync({ code, name, status: active ? 'active' : 'draft', limits: limitsOf(limits) })
      }
      faults={showPlanFaults}
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
      <LimitFieldset inputProps={(name) => form.getInputProps(name)} />
      <Switch label={texts.startActive} {...form.getInputProps('active', { type: 'checkbox' })} />
    </FormModal>
  );
}
