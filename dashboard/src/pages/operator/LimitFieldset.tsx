import { Fieldset, NumberInput, SimpleGrid, Text } from '@mantine/core';
import { LIMITS } from '../../api/plans';
import { t } from '../../texts';

/** One field for each limit of a plan. */
export function LimitFieldset({ inputProps }: { inputProps: (name: string) => object }) {
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
            {...inputProps(name)}
          />
        ))}
      </SimpleGrid>
    </Fieldset>
  );
}
