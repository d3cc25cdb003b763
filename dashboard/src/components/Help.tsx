import { Anchor, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../texts';

/** A section of the page of concepts (rest/site/Guides.java). */
export type Topic = keyof typeof t.common.help.topics;

/** A short line, and the way to what is to be known about it; in another tab, so that nothing typed is left. */
export function Help({ topic, children }: { topic: Topic; children: ReactNode }) {
  return (
    <>
      {children}{' '}
      <Anchor
        href={`/docs/concepts#${topic}`}
        hrefLang="en"
        target="_blank"
        rel="noreferrer"
        inherit
        underline="always"
        c="inherit"
      >
        {t.common.help.more} <VisuallyHidden>{t.common.help.about(t.common.help.topics[topic])}</VisuallyHidden>
      </Anchor>
    </>
  );
}
