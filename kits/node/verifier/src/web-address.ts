/**
 * The issuer of an installation: without path, query, fragment or a slash at its end, and https unless its host is a
 * loopback address (http-api §3).
 */
export function issuerOf(issuer: string): URL {
  const url = webAddress(issuer);
  if (!/^https?:\/\/[^/?#]+$/.test(issuer)) {
    throw new TypeError(`An issuer has no path, no query, no fragment, and no slash at its end: ${issuer}`);
  }
  if (url.protocol === 'http:' && !/^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname)) {
    throw new TypeError(`An issuer is https unless its host is a loopback address: ${issuer}`);
  }
  return url;
}

/** An absolute http or https address. */
export function webAddress(address: string | URL): URL {
  const text = String(address);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username || url.password) {
    throw new TypeError(`No absolute http or https address: ${text}`);
  }
  return url;
}
