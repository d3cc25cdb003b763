import { Badge } from '@mantine/core';
import type { TrustedIssuer } from '../../api/types';
import { t } from '../../texts';

/** Whether the tokens of an issuer count. */
export function IssuerState({ enabled }: Pick<TrustedIssuer, 'enabled'>) {
  return (
    <Badge variant={enabled ? 'light' : 'outline'} color={enabled ? 'mint' : 'gray'}>
      {enabled ? t.federation.issuers.enabled : t.federation.issuers.disabled}
    </Badge>
  );
}
