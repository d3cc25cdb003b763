import { chosen, type Texts } from './chosen';

export type { Texts };

/** The one place of all texts. */
export const t: Texts = await chosen;
