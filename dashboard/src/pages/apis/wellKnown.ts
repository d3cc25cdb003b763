const PATH = '/.well-known/oauth-protected-resource';

/**
 * Where clients look for what an API publishes about itself (RFC 9728 §3.1): before the path of its identifier. Null if
 * that is no web address.
 */
export function wellKnownOf(identifier: string): string | null {
  const address = URL.canParse(identifier) ? new URL(identifier) : null;
  if (address === null || !/^https?:$/.test(address.protocol)) {
    return null;
  }
  return `${address.origin}${PATH}${address.pathname.replace(/\/$/, '')}${address.search}`;
}
