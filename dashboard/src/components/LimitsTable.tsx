import { Table, Text } from '@mantine/core';
import type { Limits } from '../api/types';
import { t } from '../texts';
import { numberText } from '../texts/numbers';

export type LimitsColumn = { title: string; limits: Limits | null };

/** Limits side by side; what differs from the first column is set in bold. */
export function LimitsTable({ columns }: { columns: LimitsColumn[] }) {
  const [first] = columns;
  return (
    <Table layout="fixed" withTableBorder>
      <Table.Thead>
        <Table.Tr>
          <Table.Td />
          {columns.map(({ title }) => (
            <Table.Th key={title} scope="col">
              {title}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {Object.entries(t.apps.page.limits).map(([name, label]) => (
          <Table.Tr key={name}>
            <Table.Th scope="row" fw={400}>
              {label}
            </Table.Th>
            {columns.map(({ title, limits }) => {
              const value = valueOf(limits, name);
              const differs = value !== valueOf(first?.limits ?? null, name);
              return (
                <Table.Td key={title}>
                  <Text size="sm" fw={differs ? 700 : 400} c={value === undefined ? 'dimmed' : undefined}>
                    {limits === null ? t.common.none : value === undefined ? t.apps.page.unlimited : numberText(value)}
                  </Text>
                </Table.Td>
              );
            })}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function valueOf(limits: Limits | null, name: string): number | undefined {
  return (limits as Record<string, number | undefined> | null)?.[name];
}
