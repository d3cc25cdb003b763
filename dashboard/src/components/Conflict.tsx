import { Button, Group, Radio, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { t } from '../texts';
import { Dialog } from './Dialog';
import type { Choices } from './useEdit';

export type ConflictRow = { field: string; label: string; mine: string; theirs: string };

/** Two people changed the same fields: for each, what one typed and what is stored now, and the choice. */
export function Conflict({
  rows,
  pending,
  onChosen,
  onClose,
}: {
  rows: ConflictRow[];
  pending: boolean;
  onChosen: (choices: Choices) => void;
  onClose: () => void;
}) {
  const [choices, setChoices] = useState<Choices>({});
  const choiceOf = (field: string) => choices[field] ?? 'mine';
  return (
    <Dialog onClose={onClose} title={t.common.conflict.title} size="xl">
      <Stack>
        <Text>{t.common.conflict.text}</Text>
        <Table.ScrollContainer minWidth={420} type="native">
          <Table withTableBorder>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t.common.conflict.field}</Table.Th>
                <Table.Th scope="col">{t.common.conflict.mine}</Table.Th>
                <Table.Th scope="col">{t.common.conflict.theirs}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map(({ field, label, ...values }) => (
                <Table.Tr key={field}>
                  <Table.Th scope="row">{label}</Table.Th>
                  {(['mine', 'theirs'] as const).map((whose) => (
                    <Table.Td key={whose} style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
                      <Radio
                        name={field}
                        aria-label={t.common.conflict.choose(
                          label,
                          t.common.conflict[whose],
                          values[whose] || t.common.none,
                        )}
                        label={values[whose] || t.common.none}
                        checked={choiceOf(field) === whose}
                        onChange={() => setChoices({ ...choices, [field]: whose })}
                      />
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t.common.back}
          </Button>
          <Button
            loading={pending}
            onClick={() => onChosen(Object.fromEntries(rows.map(({ field }) => [field, choiceOf(field)])))}
          >
            {t.common.conflict.save}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
