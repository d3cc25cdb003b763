import { ActionIcon, Box, Button, Kbd, Skeleton } from '@mantine/core';
import { useDisclosure, useHotkeys, useOs, useTimeout } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect } from 'react';
import type { Member } from '../api/session';
import { Dialog } from '../components/Dialog';
import { t } from '../texts';
import type { PaletteContent } from './PaletteContent';
import { Part, type PartOf, prefetch } from './Part';

const texts = t.common.palette;
const PAGE_STANDS_MS = 1_000;

const CONTENT: PartOf<Parameters<typeof PaletteContent>[0]> = {
  name: 'PaletteContent',
  load: async () => (await import('./PaletteContent')).PaletteContent,
  isPage: false,
};

/** Leads to any page, app or tenant by its name, from everywhere: with ctrl-K or cmd-K, or the button. */
export function CommandPalette({ member }: { member: Member }) {
  const [opened, { open, close, toggle }] = useDisclosure();
  const keys = useOs() === 'macos' ? '⌘ K' : 'Ctrl K';
  // Also while something is typed: no tag is left out.
  useHotkeys([['mod+K', toggle]], []);
  // Once the page stands: whoever presses the keys types on at once.
  const { start, clear } = useTimeout(() => prefetch(CONTENT), PAGE_STANDS_MS);
  useEffect(() => {
    start();
    return clear;
  }, [start, clear]);
  const button = {
    onClick: open,
    onMouseEnter: () => prefetch(CONTENT),
    onFocus: () => prefetch(CONTENT),
    'aria-label': texts.hint(keys),
    'aria-keyshortcuts': 'Control+K Meta+K',
  };
  return (
    <>
      <Button
        {...button}
        visibleFrom="sm"
        variant="default"
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={<Kbd size="xs">{keys}</Kbd>}
      >
        {texts.open}
      </Button>
      <ActionIcon {...button} hiddenFrom="sm" variant="default" size="lg">
        <IconSearch size={18} aria-hidden />
      </ActionIcon>
      {opened && (
        <Dialog title={texts.title} onClose={close}>
          <Box mih={320}>
            <Part of={CONTENT} props={{ member, onClose: close }} waiting={<Skeleton height={36} />} />
          </Box>
        </Dialog>
      )}
    </>
  );
}
