/** The language of the dashboard. */
export const language = 'en';

/** How dates are written: as the browser does. */
export const locale: string | undefined = undefined;
