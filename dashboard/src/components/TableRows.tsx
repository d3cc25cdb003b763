import { Skeleton, Table, VisuallyHidden } from '@mantine/core';
import { t } from '../texts';

/** Rows of the right height while the real ones are on their way: nothing jumps when they come. */
export function SkeletonRows({ columns, rows = 5 }: { columns: number; rows?: number }) {
  return (
    <>
      {Array.from({ length: rows }, (_, row) => (
        <Table.Tr key={row} aria-hidden={row > 0}>
          {Array.from({ length: columns }, (_, column) => (
            <Table.Td key={column}>
              <Skeleton height={14} my={4} width={column === 0 ? '70%' : '50%'} />
              {row === 0 && column === 0 && <VisuallyHidden>{t.common.loading}</VisuallyHidden>}
            </Table.Td>
          ))}
        </Table.Tr>
      ))}
    </>
  );
}
