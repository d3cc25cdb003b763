export { common } from './common';
export { session } from './session';
export { apps } from './apps';
export { audit } from './audit';
export { host } from './host';
