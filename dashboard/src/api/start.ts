import { findSession } from './session';

// At once, while the rest of the page is on its way; a page that waits for it asks again if it failed.
findSession().catch(() => undefined);
