// origin: the request's Origin header; claims: those of a verified token.
export function originAllowed(origin, claims) {
  const match = /^(https?):\/\/([a-z0-9.-]+)(?::([0-9]{1,5}))?$/.exec(origin);
  if (!match) return false; // also "null"
  const [, scheme, host, port] = match;
  if (scheme !== 'https' && host !== 'localhost') return false;
  const usual = scheme === 'https' ? ':443' : ':80';
  const withoutUsual = (text) => (text.endsWith(usual) ? text.slice(0, -usual.length) : text);
  const asked = withoutUsual(port ? `${host}:${port}` : host);
  return [claims.allowed_domain_1, claims.allowed_domain_2, claims.allowed_domain_3]
    .filter((domain) => domain !== undefined)
    .some((domain) => withoutUsual(domain) === asked);
}
