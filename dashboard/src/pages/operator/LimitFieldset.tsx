import { Fieldset, SimpleGrid, Text } from '@mantine/core';
import { LIMITS } from '../../api/plans';
import { Help } from '../../components/Help';
import { WholeNumberInput } from '../../components/WholeNumberInput';
import { t } from '../../texts';

/** One field for each limit of a plan. */
export function LimitFieldset({ inputProps }: { inputProps: (name: string) => object }) {
  return (
    <Fieldset legend={t.host.plans.limits}>
      <Text size="sm" c="dimmed" mb="sm">
        <Help topic="limits">{t.host.plans.limitsHint}</Help>
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {LIMITS.map((name) => (
          <WholeNumberInput key={name} label={t.apps.page.limits[name]} {...inputProps(name)} />
        ))}
      </SimpleGrid>
    </Fieldset>
  );
}
