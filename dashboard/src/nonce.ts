import { setNonce } from 'get-nonce';

/** The nonce that the server stamped into the page for styles made at run time. */
export const styleNonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

setNonce(styleNonce);
