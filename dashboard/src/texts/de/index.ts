export { common } from './common';
export { session } from './session';
export { apis } from './apis';
export { apps } from './apps';
export { audit } from './audit';
export { federation } from './federation';
export { host } from './host';
export { provider } from './provider';
