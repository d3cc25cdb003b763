import { useAuditEvents } from '../../api/audit';
import { AuditList } from './AuditList';

/** What was done to one app. */
export function AuditOfApp({ id }: { id: string }) {
  return <AuditList list={useAuditEvents({ appId: id })} />;
}
