const ORIGIN = /^(https?):\/\/([a-z0-9.-]+)(:[0-9]{1,5})?$/;

/** Whether a browser's `Origin` is one of these allowed domains (rules §5). */
export function isAllowedOrigin(origin: string, domains: readonly string[]): boolean {
  const [, scheme, host, port = ''] = ORIGIN.exec(origin) ?? [];
  if (!scheme || !host || (scheme === 'http' && host !== 'localhost')) {
    return false; // also "null"
  }
  const usual = scheme === 'https' ? ':443' : ':80';
  const withoutUsual = (text: string) => (text.endsWith(usual) ? text.slice(0, -usual.length) : text);
  const asked = withoutUsual(host + port);
  return domains.some((domain) => withoutUsual(domain) === asked);
}
