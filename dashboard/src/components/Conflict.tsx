import { Button, Group, Modal, Stack, Table, Text } from '@mantine/core';
import { t } from '../texts';

/** Two people changed the same thing: what one typed and what is stored now, side by side, and the choice. */
export function Conflict({
  rows,
  pending,
  onTakeTheirs,
  onKeepMine,
  onClose,
}: {
  rows: { field: string; mine: string; theirs: string }[];
  pending: boolean;
  onTakeTheirs: () => void;
  onKeepMine: () => void;
  onClose: () => void;
}) {
  return (
    <Modal
      opened
      onClose={onClose}
      title={t.common.conflict.title}
      size="lg"
      closeButtonProps={{ 'aria-label': t.common.close }}
    >
      <Stack>
        <Text>{t.common.conflict.text}</Text>
        <Table withTableBorder>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t.common.conflict.field}</Table.Th>
              <Table.Th scope="col">{t.common.conflict.mine}</Table.Th>
              <Table.Th scope="col">{t.common.conflict.theirs}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ field, mine, theirs }) => (
              <Table.Tr key={field}>
                <Table.Th scope="row">{field}</Table.Th>
                <Table.Td style={{ whiteSpace: 'pre-line' }}>{mine || t.common.none}</Table.Td>
                <Table.Td style={{ whiteSpace: 'pre-line' }}>{theirs || t.common.none}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Group justify="flex-end">
          <Button variant="default" onClick={onTakeTheirs}>
            {t.common.conflict.takeTheirs}
          </Button>
          <Button onClick={onKeepMine} loading={pending}>
            {t.common.conflict.keepMine}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
