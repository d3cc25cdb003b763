import { Anchor, VisuallyHidden } from '@mantine/core';
import { t } from '../texts';
import type { Platform } from './platforms';

const texts = t.federation.platform;

/** A line about a platform, and the way to its own page. */
export function PlatformNote({ platform: { id, name, link } }: { platform: Platform }) {
  return (
    <>
      {texts.explanations[id]}{' '}
      <Anchor href={link} target="_blank" rel="noreferrer" inherit underline="always" c="inherit">
        {texts.more} <VisuallyHidden>{texts.about(name)}</VisuallyHidden>
      </Anchor>
    </>
  );
}
