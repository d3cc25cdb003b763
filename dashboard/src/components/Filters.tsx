import './list.css';
import { Button } from '@mantine/core';
import { useDisclosure, useId } from '@mantine/hooks';
import { IconFilter } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { t } from '../texts';

/** What narrows a list. On phones only the first field stands there, and one button brings the others. */
export function Filters({ active, children }: { active: number; children: ReactNode }) {
  const [opened, { toggle }] = useDisclosure();
  const id = useId();
  return (
    <div role="search">
      <div id={id} className="filters" data-opened={opened || undefined}>
        {children}
      </div>
      <Button
        hiddenFrom="sm"
        mt="sm"
        variant="default"
        leftSection={<IconFilter size={16} aria-hidden />}
        aria-expanded={opened}
        aria-controls={id}
        onClick={toggle}
      >
        {t.common.list.filter(active)}
      </Button>
    </div>
  );
}
