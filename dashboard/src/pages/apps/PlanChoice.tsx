import { useForm } from '@mantine/form';
import { planOf, useChoosePlan, usePlanChoices } from '../../api/apps';
import type { App } from '../../api/types';
import { ChoiceSelect } from '../../components/ChoiceSelect';
import { FormModal } from '../../components/FormModal';
import { LimitsTable } from '../../components/LimitsTable';
import { notifyDone } from '../../components/notify';
import { useFromBase } from '../../components/useFromBase';
import { t } from '../../texts';

/** Chooses the plan of an app, or none, with the limits of both side by side; offers to undo it. */
export function PlanChoice({ app, etag, onClose }: { app: App; etag: string | null; onClose: () => void }) {
  const fromBase = useFromBase(planOf(app));
  const form = useForm({ initialValues: { plan: planOf(app).plan ?? '' } });
  const { plan: code } = form.getValues();
  const plans = usePlanChoices();
  const change = useChoosePlan(app.id);
  const current = app.plan?.code ?? '';
  const chosen = plans.data?.items.find((plan) => plan.code === code);
  return (
    <FormModal
      title={t.apps.page.planAssign}
      form={form}
      submit={async ({ plan }) => {
        const before = planOf(app);
        const mine = { plan: plan || null };
        // What others chose stands beside it after a conflict, so the next try is meant for that.
        await fromBase((base) => change.mutateAsync({ base, mine, stored: { data: before, etag } }));
        notifyDone(t.apps.page.planSaved, () =>
          change.mutateAsync({ base: mine, mine: before, stored: { data: mine, etag } }),
        );
      }}
      action={code === '' ? t.apps.page.planRemove : t.common.save}
      ready={code !== current}
      done={null}
      onClose={onClose}
    >
      <ChoiceSelect
        read={plans}
        label={t.apps.fields.plan}
        data={[
          { value: '', label: t.apps.fields.noPlan },
          ...(plans.data?.items ?? []).map((plan) => ({ value: plan.code, label: plan.name })),
          ...(app.plan !== null && !plans.data?.items.some((plan) => plan.code === current)
            ? [{ value: current, label: app.plan.name, disabled: true }]
            : []),
        ]}
        allowDeselect={false}
        data-autofocus
        {...form.getInputProps('plan')}
      />
      <LimitsTable
        columns={[
          { title: t.apps.page.current, limits: app.plan?.limits ?? null },
          {
            title: t.apps.page.chosen,
            limits: code === current ? (app.plan?.limits ?? null) : (chosen?.limits ?? null),
          },
        ]}
      />
    </FormModal>
  );
}
