import { Fieldset, NumberInput, SimpleGrid, Text } from '@mantine/core';
import { t } from '../../texts';
import { LIMITS } from './limitsForm';

/** One field for each limit of a plan. */
export function LimitFields({ inputProps }: { inputProps: (name: string) => object }) {
  return (
    <Fieldset legend={t.host.plans.limits}>
      <Text size="sm" c="dimmed" mb="sm">
        {t.host.plans.limitsHint}
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {LIMITS.map((name) => (
          <NumberInput
            key={name}
            label={t.apps.page.limits[name]}
            min={0}
            max={Number.MAX_SAFE_INTEGER}
            allowDecimal={false}
            allowNegative={false}
            thousandSeparator=","
            hideControls
            {...inputProps(`limits.${name}`)}
          />
        ))}
      </SimpleGrid>
    </Fieldset>
  );
}
