import { Button, Checkbox, Fieldset, Group, Select, SimpleGrid, Skeleton, Stack, Text } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import { inOrder } from '../../api/plans';
import { useAllResourceServers } from '../../api/resourceServers';
import type { OpenedApi, ResourceServer } from '../../api/types';
import { Resource } from '../../components/Resource';
import { t } from '../../texts';

const texts = t.host.plans.apis;

/** The APIs that a plan opens, and their scopes. */
export function OpenedApis({
  opened,
  onChange,
  faultAt,
}: {
  opened: OpenedApi[];
  onChange: (opened: OpenedApi[]) => void;
  /** What is wrong with the entry at this place. */
  faultAt: (place: number) => ReactNode;
}) {
  return (
    <Fieldset legend={texts.title}>
      <Text size="sm" c="dimmed" mb="sm">
        {texts.hint}
      </Text>
      <Resource read={useAllResourceServers()} waiting={<Skeleton height={36} />}>
        {(servers) => <Choice servers={servers} opened={opened} onChange={onChange} faultAt={faultAt} />}
      </Resource>
    </Fieldset>
  );
}

function Choice({
  servers,
  opened,
  onChange,
  faultAt,
}: Parameters<typeof OpenedApis>[0] & { servers: ResourceServer[] }) {
  const add = useRef<HTMLInputElement>(null);
  const others = servers.filter(
    ({ id, access }) => access === 'by_plan' && !opened.some(({ resourceServer }) => resourceServer === id),
  );
  const put = (entry: OpenedApi) =>
    onChange(inOrder([...opened.filter(({ resourceServer }) => resourceServer !== entry.resourceServer), entry]));
  return (
    <Stack>
      {opened.length === 0 && <Text size="sm">{texts.none}</Text>}
      {opened.map((entry, place) => (
        <Entry
          key={entry.resourceServer}
          entry={entry}
          server={servers.find(({ id }) => id === entry.resourceServer)}
          fault={faultAt(place)}
          onChange={put}
          onRemove={() => {
            onChange(opened.filter((other) => other !== entry));
            add.current?.focus();
          }}
        />
      ))}
      <Select
        ref={add}
        label={texts.add}
        placeholder={texts.choose}
        nothingFoundMessage={texts.noneFound}
        data={others.map(({ id, name, identifier }) => ({ value: id, label: `${name} (${identifier})` }))}
        searchable
        openOnFocus={false}
        value={null}
        onChange={(id) => id !== null && put({ resourceServer: id, scopes: [] })}
      />
    </Stack>
  );
}

function Entry({
  entry: { resourceServer, scopes },
  server,
  fault,
  onChange,
  onRemove,
}: {
  entry: OpenedApi;
  server: ResourceServer | undefined;
  fault: ReactNode;
  onChange: (entry: OpenedApi) => void;
  onRemove: () => void;
}) {
  const name = server?.name ?? texts.unknown;
  const offered = server?.scopes ?? [];
  const gone = scopes.filter((scope) => !offered.some((one) => one.name === scope));
  return (
    <Stack gap="xs" pb="md" style={{ borderBottom: '1px solid var(--mantine-color-default-border)' }}>
      <Group justify="space-between" align="flex-start">
        <div>
          <Text fw={600}>{name}</Text>
          <Text size="sm" c="dimmed" ff="monospace">
            {server?.identifier}
          </Text>
        </div>
        <Button size="xs" variant="default" aria-label={texts.remove(name)} onClick={onRemove}>
          {t.common.remove}
        </Button>
      </Group>
      {server?.access === 'open' && <Text size="sm">{texts.openAnyway}</Text>}
      <Checkbox.Group
        aria-label={texts.scopes(name)}
        value={scopes}
        onChange={(next) => onChange({ resourceServer, scopes: next })}
        description={offered.length === 0 ? texts.noScopes : scopes.length === 0 ? texts.noScope : undefined}
        error={fault}
      >
        <SimpleGrid cols={{ base: 1, sm: 2 }} verticalSpacing="xs" mt="xs">
          {offered.map((scope) => (
            <Checkbox key={scope.name} value={scope.name} label={scope.name} description={scope.description} />
          ))}
          {gone.map((scope) => (
            <Checkbox key={scope} value={scope} label={texts.gone(scope)} />
          ))}
        </SimpleGrid>
      </Checkbox.Group>
    </Stack>
  );
}
